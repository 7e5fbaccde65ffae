import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'Hesap: {name}',
      signIn: 'Oturum aç',
      manage: 'Hesabı yönet',
      signOut: 'Oturumu kapat',
      signingOut: 'Oturum kapatılıyor…',
      notSignedOut: 'Oturumunuz hâlâ açık: Gatehouse hizmetine ulaşılamıyor. Tekrar deneyin.',
      unavailable: 'Hesap kullanılamıyor',
      tryAgain: 'Tekrar dene',
    },
    docusaurus: {
      account: 'Hesap',
      notSignedOut: 'Oturumunuz hâlâ açık: Hesabınıza ulaşılamıyor. Tekrar deneyin.',
      signUp: 'Hesap oluştur',
      gate: {
        title: 'Bunu okumak için oturum açın',
        explanation: 'Bu bölüm, hesabı olan okurlar içindir. Ardından bu sayfaya dönersiniz.',
        away: 'Hesabınıza şu anda ulaşılamıyor. Yine de okuyabilirsiniz.',
      },
    },
  },
});
