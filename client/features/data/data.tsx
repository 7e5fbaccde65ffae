import { DeletionSection } from './deletion-section.tsx';
import { ExportSection } from './export-section.tsx';

/** What is held about somebody, to have and to end. */
export function Data() {
  return (
    <>
      <ExportSection />
      <DeletionSection />
    </>
  );
}
