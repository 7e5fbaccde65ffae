import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

export default translate<typeof en>()({
  mails: {
    common: {
      hello: 'Halo {name},',
      helloNobody: 'Halo,',
      code: 'Atau ketik kode ini di halaman {host} tempat Anda meminta email ini:',
      codeIsSecret:
        'Jangan mengetiknya di tempat lain, dan jangan memberitahukannya kepada siapa pun: kami tidak pernah memintanya.',
      notMe: 'Bukan Anda? Satu klik mengeluarkan semua perangkat dan membuat kata sandi tidak berlaku.',
      notMeLink: 'Ini bukan saya',
      instant: '{time} UTC',
      masked: '{local}… di {host}…',
      device: '{browser} di {system}',
      unknownDevice: 'Perangkat tidak dikenal',
      fact: '{label}: {value}',
      buttonLabel: '{label}:',
      sentBy: 'Dikirim oleh <link>{host}</link>. Balasan ke alamat ini tidak dibaca.',
      signature: '{appName},',
    },
    facts: {
      when: 'Waktu',
      device: 'Perangkat',
      ipAddress: 'Alamat IP',
      place: 'Perkiraan lokasi',
      oldAddress: 'Alamat lama',
      newAddress: 'Alamat baru',
      worksFrom: 'Berlaku mulai',
      worksUntil: 'Berlaku sampai',
      notBefore: 'Paling cepat',
      removedOn: 'Dihapus pada',
      from: 'Dari',
      until: 'Sampai',
    },

    verifyEmail: {
      subject: 'Konfirmasi alamat email Anda untuk {appName}',
      heading: 'Konfirmasi alamat email Anda',
      given: 'Seseorang, semoga Anda sendiri, memberikan alamat ini kepada {appName}.',
      button: 'Konfirmasi alamat email',
      limits: 'Tautan berlaku satu kali, selama satu jam. Jika bukan Anda, abaikan email ini.',
    },
    resetPassword: {
      subject: 'Pilih kata sandi baru untuk {appName}',
      heading: 'Pilih kata sandi baru',
      choose:
        'Anda bisa memilih kata sandi baru untuk {appName}. Anda lalu akan keluar dari semua perangkat.',
      button: 'Pilih kata sandi baru',
      limits:
        'Tautan berlaku satu kali, selama satu jam. Jika Anda tidak memintanya, abaikan email ini: kata sandi Anda tidak berubah.',
    },
    secured: {
      subject: 'Akun Anda di {appName} sudah aman: pilih kata sandi baru',
      heading: 'Akun Anda sudah aman',
      done: 'Semua perangkat telah dikeluarkan, dan kata sandi lama tidak berlaku lagi.',
      button: 'Pilih kata sandi baru',
      limits: 'Tautan berlaku satu kali, selama satu jam. Setelah itu, minta tautan lain di halaman masuk.',
    },
    invitation: {
      subject: 'Akun Anda di {appName}: pilih kata sandi',
      heading: 'Pilih kata sandi untuk akun Anda',
      created:
        'Sebuah akun di {appName} dibuat untuk Anda dengan alamat ini. Pilih kata sandi untuk memakainya.',
      button: 'Pilih kata sandi',
      limits: {
        other:
          'Tautan berlaku satu kali, selama {count} hari. Jika Anda tidak menantikan akun ini, abaikan email ini.',
      },
      expired: 'Tautan tidak berlaku lagi?',
      expiredLink: 'Minta tautan lain',
    },
    signUpAttempt: {
      subject: 'Anda sudah memiliki akun di {appName}',
      heading: 'Anda sudah memiliki akun',
      tried: 'Seseorang, semoga Anda sendiri, mencoba memakai alamat ini untuk akun lain.',
      button: 'Masuk',
      unchanged: 'Tidak ada yang berubah. Jika bukan Anda, abaikan email ini.',
      forgotLink: 'Lupa kata sandi Anda?',
    },
    emailChangeNew: {
      subject: 'Konfirmasi alamat email baru Anda untuk {appName}',
      heading: 'Konfirmasi alamat email baru Anda',
      asked: 'Alamat ini akan menjadi alamat sebuah akun di {appName}.',
      button: 'Konfirmasi alamat baru',
      limits: 'Tautan berlaku satu kali, selama satu jam. Jika bukan Anda, abaikan email ini.',
    },
    emailChangeOld: {
      subject: 'Alamat email Anda di {appName} akan berubah',
      heading: 'Alamat email Anda akan berubah',
      asked: 'Akun Anda di {appName} akan diberi alamat lain sebagai pengganti alamat ini.',
      button: 'Izinkan perubahan',
      wait: 'Tanpa izin, perubahan menunggu tiga hari. Sampai saat itu Anda bisa membatalkannya di akun Anda.',
    },
    emailChanged: {
      subject: 'Alamat email Anda di {appName} telah diubah',
      heading: 'Alamat email Anda telah diubah',
      changed: 'Sekarang Anda masuk ke {appName} dengan alamat baru. Perangkat lain telah dikeluarkan.',
    },
    passwordChanged: {
      subject: 'Kata sandi Anda untuk {appName} telah diubah',
      heading: 'Kata sandi Anda telah diubah',
      changed: 'Kata sandi Anda telah diubah, dan perangkat lain telah dikeluarkan.',
      cancelled: 'Perubahan alamat email Anda yang sedang berjalan dibatalkan.',
    },
    newDevice: {
      subject: 'Aktivitas masuk baru di {appName}',
      heading: 'Aktivitas masuk baru',
      used: 'Akun Anda di {appName} digunakan di browser yang belum pernah kami lihat.',
    },
    passkeyAdded: {
      subject: 'Kunci sandi untuk {appName} telah ditambahkan',
      heading: 'Kunci sandi telah ditambahkan',
      added:
        'Akun Anda di {appName} memiliki kunci sandi baru. Pemegangnya bisa masuk tanpa kata sandi Anda.',
    },
    passkeyRemoved: {
      subject: 'Kunci sandi untuk {appName} telah dihapus',
      heading: 'Kunci sandi telah dihapus',
      removed:
        'Sebuah kunci sandi akun Anda di {appName} telah dihapus. Kunci itu tidak bisa lagi dipakai masuk.',
    },
    twoFactorOn: {
      subject: 'Verifikasi dua langkah untuk {appName} aktif',
      heading: 'Verifikasi dua langkah aktif',
      setUp:
        'Aplikasi autentikator telah disiapkan untuk akun Anda di {appName}. Sekarang kodenya juga diperlukan untuk masuk.',
      keepCodes:
        'Simpan kode cadangan di tempat yang aman: tanpa aplikasi, hanya kode itu yang bisa dipakai masuk.',
    },
    twoFactorOff: {
      subject: 'Verifikasi dua langkah untuk {appName} nonaktif',
      heading: 'Verifikasi dua langkah nonaktif',
      off: 'Akun Anda di {appName} tidak lagi meminta kode. Kode cadangan tidak berlaku lagi.',
    },
    backupCodesReplaced: {
      subject: 'Kode cadangan baru untuk {appName}',
      heading: 'Kode cadangan baru',
      replaced:
        'Kode cadangan baru telah dibuat untuk akun Anda di {appName}. Kode sebelumnya tidak berlaku lagi.',
    },
    backupCodeUsed: {
      subject: 'Kode cadangan telah digunakan untuk {appName}',
      heading: 'Kode cadangan telah digunakan',
      used: 'Kode cadangan akun Anda di {appName} digunakan sebagai pengganti aplikasi autentikator.',
      noneLeft: 'Itu kode terakhir. Buat yang baru sekarang.',
      left: { other: '{count} kode cadangan tersisa.' },
      button: 'Buat kode cadangan baru',
    },
    recovery: {
      subject: 'Masuk kembali ke akun Anda di {appName}',
      heading: 'Masuk kembali ke akun Anda',
      given:
        'Pengelola {appName} akan memberi akun Anda alamat ini. Pilih kata sandi baru untuk melanjutkan.',
      button: 'Pilih kata sandi baru',
      before: 'Sebelum waktu itu, alamat yang sekarang dan setiap perangkat yang masuk bisa menghentikannya.',
      beforeStolen: 'Sebelum waktu itu, tidak ada yang bisa memakai akun ini.',
      notAsked: 'Anda tidak meminta kepada pengelola? Abaikan saja email ini.',
    },
    recoveryNotice: {
      subject: 'Akun Anda di {appName} akan diberi alamat lain',
      heading: 'Akun Anda akan diberi alamat lain',
      asked: 'Pengelola {appName} diminta memberi akun Anda alamat lain dan kata sandi baru.',
      stop: 'Anda yang memintanya? Anda tidak perlu melakukan apa-apa. Jika bukan, hentikan, maka tidak ada yang berubah.',
      button: 'Hentikan',
    },
    stolenNotice: {
      subject: 'Akun Anda di {appName} dilaporkan dicuri',
      heading: 'Akun Anda dilaporkan dicuri',
      reported:
        'Seseorang memberi tahu pengelola {appName} bahwa akun Anda dicuri. Pengelola diminta memberinya alamat lain dan kata sandi baru. Sampai saat itu tidak ada yang bisa memakai akun ini.',
      stop: 'Anda yang memintanya? Anda tidak perlu melakukan apa-apa. Jika bukan, beri tahu pengelola sebelum waktu itu: pengelola bisa menghentikannya, dan tidak ada yang akan berubah.',
      noLink:
        'Email ini tidak memuat tautan untuk menghentikannya, karena mungkin dibaca pencuri. Jika alamat Anda diganti dan Anda memiliki email tentang itu, “Ini bukan saya” di dalamnya mengembalikan akun Anda.',
    },
    stolenRecovered: {
      subject: 'Akun Anda di {appName} kini memiliki alamat lain',
      heading: 'Akun Anda kini memiliki alamat lain',
      recovered:
        'Akun Anda di {appName} dilaporkan dicuri. Dengan bantuan pengelola, akun ini kini memiliki alamat lain dan kata sandi baru. Semua perangkat telah dikeluarkan.',
      notMe: 'Bukan Anda? Segera beri tahu pengelola.',
    },
    factorResetNotice: {
      subject: 'Langkah kedua akun Anda di {appName} akan dihapus',
      heading: 'Langkah kedua Anda akan dihapus',
      asked: 'Pengelola {appName} diminta menghapus aplikasi autentikator dan kode cadangan akun Anda.',
      askedWithPasskeys:
        'Pengelola {appName} diminta menghapus aplikasi autentikator, kode cadangan, dan semua kunci sandi akun Anda.',
      stop: 'Anda yang memintanya? Anda tidak perlu melakukan apa-apa. Jika bukan, hentikan, maka tidak ada yang berubah.',
      button: 'Hentikan',
    },
    factorReset: {
      subject: 'Langkah kedua akun Anda di {appName} telah dihapus',
      heading: 'Langkah kedua Anda telah dihapus',
      removed:
        'Pengelola {appName} menghapus aplikasi autentikator dan kode cadangan akun Anda. Semua perangkat telah dikeluarkan.',
      removedWithPasskeys:
        'Pengelola {appName} menghapus aplikasi autentikator, kode cadangan, dan semua kunci sandi akun Anda. Semua perangkat telah dikeluarkan.',
      next: 'Masuk dengan kata sandi Anda, atau pilih yang baru lewat email. Lalu siapkan lagi langkah kedua.',
      button: 'Masuk',
    },
    deletion: {
      subject: 'Akun Anda di {appName} akan dihapus',
      heading: 'Akun Anda akan dihapus',
      deleted: 'Akun Anda dan semua isinya akan dihapus pada {instant}.',
      button: 'Pertahankan akun saya',
      signIn: 'Sampai saat itu Anda juga bisa masuk dan memilih “Batalkan penghapusan”.',
    },
    deletionCancelled: {
      subject: 'Akun Anda di {appName} tetap ada',
      heading: 'Akun Anda tetap ada',
      cancelled: 'Penghapusan akun Anda dibatalkan. Tidak ada yang hilang.',
    },
    deleted: {
      subject: 'Akun Anda di {appName} telah dihapus',
      heading: 'Akun Anda telah dihapus',
      deleted: 'Akun Anda di {appName} dan semua isinya telah dihapus. Ini email terakhir kami untuk Anda.',
    },
    summary: {
      subject: 'Ada kejadian lain di akun Anda di {appName}',
      heading: 'Ada kejadian lain di akun Anda',
      beyond:
        'Kami hanya mengirim beberapa email kepada Anda setiap jam. Selain yang sudah kami kirim, ini yang terjadi:',
      button: 'Lihat aktivitas Anda',
      kinds: {
        newDevice: 'Aktivitas masuk baru',
        signUpAttempt: 'Pendaftaran dengan alamat Anda',
        passwordChanged: 'Perubahan kata sandi',
        passkeyAdded: 'Kunci sandi ditambahkan',
        passkeyRemoved: 'Kunci sandi dihapus',
        twoFactorOn: 'Verifikasi dua langkah diaktifkan',
        twoFactorOff: 'Verifikasi dua langkah dinonaktifkan',
        backupCodesReplaced: 'Kode cadangan baru',
        backupCodeUsed: 'Penggunaan kode cadangan',
        emailChanged: 'Perubahan alamat email Anda',
        factorReset: 'Penghapusan langkah kedua',
        deletion: 'Permintaan menghapus akun',
        deletionCancelled: 'Penghapusan dibatalkan',
        secured: 'Tautan untuk memilih kata sandi baru',
        invitation: 'Undangan',
        otherEvents: 'Kejadian lain',
      },
    },
    testMail: {
      subject: 'Email uji coba dari {appName}',
      heading: 'Server email berfungsi',
      sent: 'Pengelola {appName} mengirim email ini untuk melihat apakah email sampai.',
    },
  },
});
