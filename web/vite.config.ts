import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server to talk to while developing (`npm run dev`); the built UI is served by it. */
const api = process.env['ORECASE_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': api } },
  // no data: URLs, so that the content security policy can stay narrow
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
});
