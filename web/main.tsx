import './lib/schemas-without-eval.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/reset.css';
import './ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { obeyViewer } from './app/obey-viewer.ts';
import { shareSignIn } from './lib/session.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element for the application');
shareSignIn();
// Not before its words are here, so that nobody sees a page turn from one language into another.
void obeyViewer().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
