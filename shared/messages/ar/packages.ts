import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'الحساب: {name}',
      signIn: 'تسجيل الدخول',
      manage: 'إدارة الحساب',
      signOut: 'تسجيل الخروج',
      signingOut: 'جارٍ تسجيل الخروج…',
      notSignedOut: 'ما زال تسجيل دخولك نشطًا: يتعذّر الوصول إلى Gatehouse. يُرجى إعادة المحاولة.',
      unavailable: 'الحساب غير متاح',
      tryAgain: 'إعادة المحاولة',
    },
    docusaurus: {
      account: 'الحساب',
      notSignedOut: 'ما زال تسجيل دخولك نشطًا: يتعذّر الوصول إلى حسابك. يُرجى إعادة المحاولة.',
      signUp: 'إنشاء حساب',
      gate: {
        title: 'تسجيل الدخول لقراءة هذا الجزء',
        explanation: 'هذا الجزء للقرّاء الذين لديهم حساب. ستتم إعادتك بعد ذلك إلى هذه الصفحة.',
        away: 'يتعذّر الوصول إلى حسابك حاليًا. يمكنك متابعة القراءة رغم ذلك.',
      },
    },
  },
});
