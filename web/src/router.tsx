import { createBrowserRouter } from 'react-router';
import { Shell } from './shell/shell.tsx';
import { NotFoundPage, RouteError } from './shell/route-error.tsx';

/** Every page is loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    path: '/login',
    lazy: async () => ({ Component: (await import('./pages/login/login.tsx')).LoginPage }),
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
  },
  {
    element: <Shell />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./pages/home.tsx')).HomePage }) },
      { path: 'work', lazy: async () => ({ Component: (await import('./pages/work/worklist.tsx')).WorklistPage }) },
      { path: 'leads', lazy: async () => ({ Component: (await import('./pages/leads/leads.tsx')).LeadsPage }) },
      { path: 'leads/new', lazy: async () => ({ Component: (await import('./pages/leads/lead-intake.tsx')).LeadIntakePage }) },
      { path: 'leads/:id/:tab?', lazy: async () => ({ Component: (await import('./matter/lead-page.tsx')).LeadPage }) },
      { path: 'cases', lazy: async () => ({ Component: (await import('./pages/cases.tsx')).CasesPage }) },
      { path: 'cases/:id/:tab?', lazy: async () => ({ Component: (await import('./matter/case-page.tsx')).CasePage }) },
      { path: 'documents/:id', lazy: async () => ({ Component: (await import('./pages/documents/document-editor.tsx')).DocumentPage }) },
      { path: 'admin/:section?', lazy: async () => ({ Component: (await import('./pages/admin/admin.tsx')).AdminPage }) },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
