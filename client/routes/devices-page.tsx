import { Devices } from '../features/devices/devices.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function DevicesPage() {
  return (
    <>
      <PageHeading>Devices</PageHeading>
      <Devices />
    </>
  );
}
