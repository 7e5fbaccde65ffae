import { DeletionSection } from './deletion-section.tsx';
import { ExportSection } from './export-section.tsx';
import { RolesSection } from './roles-section.tsx';

/** The stored data of the user: export, the roles that others gave, and deletion. */
export function Data() {
  return (
    <>
      <ExportSection />
      <RolesSection />
      <DeletionSection />
    </>
  );
}
