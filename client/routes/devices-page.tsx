import { Devices } from '../features/devices/devices.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';

const words = part('devices');

export function DevicesPage() {
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <Devices />
    </>
  );
}
