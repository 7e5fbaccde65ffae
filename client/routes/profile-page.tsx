import { PictureSection } from '../features/picture/picture-section.tsx';
import { ProfileEditor } from '../features/profile/profile-editor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';

const words = part('profile');

export function ProfilePage() {
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <div className="border-line border-b">
        <PictureSection />
      </div>
      <ProfileEditor />
    </>
  );
}
