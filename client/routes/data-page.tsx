import { Data } from '../features/data/data.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';

const words = part('data');

export function DataPage() {
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <Data />
    </>
  );
}
