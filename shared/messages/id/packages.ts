import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'Akun: {name}',
      signIn: 'Masuk',
      manage: 'Kelola akun',
      signOut: 'Keluar',
      signingOut: 'Sedang keluar…',
      notSignedOut: 'Anda masih masuk: Gatehouse tidak dapat dijangkau. Coba lagi.',
      unavailable: 'Akun tidak tersedia',
      tryAgain: 'Coba lagi',
    },
    docusaurus: {
      account: 'Akun',
      notSignedOut: 'Anda masih masuk: akun Anda tidak dapat dijangkau. Coba lagi.',
      signUp: 'Buat akun',
      gate: {
        title: 'Masuk untuk membaca ini',
        explanation: 'Bagian ini untuk pembaca yang memiliki akun. Setelah itu Anda kembali ke halaman ini.',
        away: 'Akun Anda tidak dapat dijangkau saat ini. Anda tetap bisa membaca.',
      },
    },
  },
});
