import { ProfileEditor } from '../features/profile/profile-editor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function ProfilePage() {
  return (
    <>
      <PageHeading>Profile</PageHeading>
      <ProfileEditor />
    </>
  );
}
