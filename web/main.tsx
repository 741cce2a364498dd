import './ui/fonts.css';
import './ui/tokens.css';
import './ui/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/app.tsx';

// The schema library would build its checks with eval, which the page's security policy forbids.
config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element for the application');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
