import { title } from '#messages/data.tsx';
import { Data } from '../features/data/data.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function DataPage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <Data />
    </>
  );
}
