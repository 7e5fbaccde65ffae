import { title } from '#messages/profile.ts';
import { ProfileEditor } from '../features/profile/profile-editor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function ProfilePage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <ProfileEditor />
    </>
  );
}
