import { title } from '#messages/profile.ts';
import { PictureSection } from '../features/picture/picture-section.tsx';
import { ProfileEditor } from '../features/profile/profile-editor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function ProfilePage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <div className="border-line border-b">
        <PictureSection />
      </div>
      <ProfileEditor />
    </>
  );
}
