import { DeletionSection } from './deletion-section.tsx';
import { ExportSection } from './export-section.tsx';

/** The stored data of the user: export and deletion. */
export function Data() {
  return (
    <>
      <ExportSection />
      <DeletionSection />
    </>
  );
}
