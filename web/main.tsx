import './lib/schemas-without-eval.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element for the application');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
