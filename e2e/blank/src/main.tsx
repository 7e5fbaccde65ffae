import { GatehouseProvider } from 'gatehouse-auth/react';
import { Component, type ReactNode, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { gatehouse } from './gatehouse';
import { Page, Who } from './page';

/** Shows the error, as a site's own error boundary would. */
class Boundary extends Component<{ children: ReactNode }, { message?: string }> {
  override state: { message?: string } = {};
  static getDerivedStateFromError = (error: Error) => ({ message: error.message });
  override render() {
    return this.state.message ?? this.props.children;
  }
}

const root = document.getElementById('root') as HTMLElement;
const page = (
  <StrictMode>
    <GatehouseProvider gatehouse={gatehouse}>
      <Page />
    </GatehouseProvider>
  </StrictMode>
);
const as = new URLSearchParams(location.search).get('as');
if (as === 'hydrated') {
  root.innerHTML = renderToString(page);
  const mismatches: unknown[] = [];
  Object.assign(window, { rendered: root.innerHTML, mismatches });
  hydrateRoot(root, page, {
    onRecoverableError: (error) => mismatches.push(error),
  });
} else if (as === 'orphan') {
  createRoot(root).render(
    <Boundary>
      <Who number={0} />
    </Boundary>,
  );
} else createRoot(root).render(page);
Object.assign(window, { gatehouse });
