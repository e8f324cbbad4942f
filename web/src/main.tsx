import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc';
import './base.css';
import { Root } from './root.tsx';

createRoot(document.getElementById('root')!).render(<Root />);
