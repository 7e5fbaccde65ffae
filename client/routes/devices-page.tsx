import { title } from '#messages/devices.tsx';
import { Devices } from '../features/devices/devices.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function DevicesPage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <Devices />
    </>
  );
}
