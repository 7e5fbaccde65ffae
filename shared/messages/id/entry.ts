import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: 'Masuk',
    intro: 'Gunakan akun {appName} Anda.',
    youLeft: 'Anda telah keluar.',
    youWereSignedOut:
      'Anda telah dikeluarkan: lewat perangkat lain, atau karena kata sandi baru. Masuk untuk melanjutkan.',
    ranOut: 'Anda telah dikeluarkan karena masa masuk sudah berakhir. Masuk untuk melanjutkan.',
    disabled: 'Anda telah dikeluarkan: akun ini dinonaktifkan. Hubungi pengelola situs ini.',
    notKept: 'Browser ini tidak menyimpan status masuk Anda. Izinkan cookie untuk situs ini, lalu masuk.',
    late: 'Sudah lebih dari sepuluh menit. Masuk lagi.',
    newHere: 'Baru di sini? <link>Buat akun Anda</link>',
    rememberMe: 'Ingat saya',
    forgotPassword: 'Lupa kata sandi?',
    submit: 'Masuk',
    or: 'atau',
    withPasskey: 'Masuk dengan kunci sandi',
  },

  signUp: {
    title: 'Buat akun Anda',
    submit: 'Buat akun',
    byPasskey: 'Buat akun dengan kunci sandi',
    closed: 'Saat ini Anda tidak dapat membuat akun di sini. Hubungi pengelola situs ini.',
    terms: 'Dengan membuat akun, Anda menyetujui <link>ketentuan</link>.',
    privacy: 'Cara data Anda diperlakukan dijelaskan dalam <link>kebijakan privasi</link>.',
  },

  signInFlow: {
    backToSignIn: 'Kembali ke halaman masuk',
    alreadyHere: 'Sudah punya akun? <link>Masuk</link>',
    goBackTo: 'Setelah itu Anda kembali ke {host}.',
  },

  checkMail: {
    title: 'Periksa email Anda',
    intro:
      'Kami mengirim tautan dan kode ke {email}. Salah satunya cukup untuk mengonfirmasi alamat dan masuk.',
    introPasskey: 'Kami mengirim tautan dan kode ke {email}. Salah satunya membawa Anda ke kunci sandi Anda.',
    hint: 'Tautan berlaku satu jam. Tidak ada email? Periksa folder spam Anda.',
    confirmedAlready: 'Sudah dikonfirmasi? <link>Masuk</link>',
  },

  forgotPassword: {
    title: 'Lupa kata sandi Anda?',
    intro: 'Kami akan mengirim tautan lewat email untuk memilih kata sandi baru.',
    submit: 'Kirim tautan',
    sent: {
      title: 'Periksa email Anda',
      intro: 'Jika {email} memiliki akun, tautan dan kode sedang dikirim. Keduanya berlaku satu jam.',
      hint: 'Tidak ada email? Periksa folder spam Anda, dan alamatnya.',
    },
  },

  resetPassword: {
    sendNewLink: 'Kirim tautan baru',
    notMe: {
      title: 'Bukan Anda?',
      intro:
        'Akun {email} akan keluar dari semua perangkat, termasuk perangkat Anda. Lalu Anda memilih kata sandi baru.',
      action: 'Amankan akun saya',
    },
    secured: {
      title: 'Semua perangkat telah dikeluarkan',
      intro: 'Tautan untuk memilih kata sandi baru sedang dikirim ke {email}.',
      hint: 'Tidak ada email? Periksa folder spam Anda.',
    },
  },

  choosePassword: {
    title: 'Pilih kata sandi baru',
    intro: 'Untuk {email}. Anda akan keluar dari semua perangkat.',
    submit: 'Ubah kata sandi',
    done: {
      title: 'Kata sandi diubah',
      intro: 'Anda telah keluar dari semua perangkat. Masuk dengan kata sandi baru.',
      goOn: 'Masuk',
    },
  },

  verifyEmail: {
    goOn: 'Lanjutkan',
    toAccount: 'Buka akun Anda',
    thanks: 'Terima kasih',
    confirm: {
      title: 'Konfirmasi alamat email Anda',
      intro: 'Satu klik, dan kami tahu bahwa {email} milik Anda.',
      action: 'Konfirmasi alamat email',
      done: '{email} telah dikonfirmasi.',
      doneCancelled: '{email} telah dikonfirmasi. Perubahan menjadi {cancelled} dibatalkan.',
    },
  },

  confirmByPassword: {
    title: 'Konfirmasi alamat email Anda',
    byPassword: {
      intro: 'Masukkan kata sandi untuk {email}. Itu menunjukkan bahwa akun ini milik Anda.',
      action: 'Konfirmasi dan masuk',
      instead: 'Pilih kata sandi baru saja',
    },
    byNewPassword: {
      intro: 'Pilih kata sandi baru untuk {email}. Semua perangkat lain akan dikeluarkan.',
      action: 'Ubah kata sandi dan masuk',
      instead: 'Gunakan kata sandi saat ini saja',
    },
    byNewPasswordAgain: {
      intro:
        '{email} pernah digunakan untuk sebuah akun. Pilih kata sandi baru untuknya: perangkat lain akan dikeluarkan.',
      action: 'Ubah kata sandi dan masuk',
      instead: 'Gunakan kata sandi saat ini saja',
    },
    discard: {
      action: 'Saya tidak membuat akun ini',
      question: 'Hapus akun {email}?',
      consequence: 'Siapa pun yang membuatnya akan dikeluarkan, dan semua isinya dihapus.',
      confirm: 'Hapus akun',
      keep: 'Pertahankan akun',
      done: {
        title: 'Akun telah dihapus',
        action: 'Lanjutkan',
        intro: 'Tidak ada lagi yang bisa masuk dengan {email}.',
      },
    },
  },

  linkSpent: {
    title: 'Tautan ini tidak berlaku lagi',
    verifyEmail: {
      intro: 'Tautan sudah kedaluwarsa atau sudah digunakan. Setelah masuk, Anda bisa mengirim yang baru.',
      action: 'Kirim tautan baru',
    },
    changeEmail: {
      intro:
        'Tautan sudah kedaluwarsa atau sudah digunakan. Setelah masuk, Anda bisa melihat status perubahan.',
      action: 'Lihat perubahan',
    },
    resetPassword: {
      intro: 'Tautan sudah kedaluwarsa atau sudah digunakan. Tautan baru berlaku satu jam.',
      action: 'Kirim tautan baru',
    },
    notMe: {
      intro:
        'Tautan sudah kedaluwarsa atau sudah digunakan. Kata sandi baru juga mengeluarkan semua perangkat.',
      action: 'Pilih kata sandi baru',
    },
    keepAccount: {
      intro:
        'Tautan sudah kedaluwarsa atau sudah digunakan. Sebelum akun dihapus, Anda bisa masuk dan mempertahankannya.',
      action: 'Masuk untuk mempertahankannya',
    },
    confirmByPassword: 'Tidak bisa masuk? Kata sandi baru lewat email juga mengonfirmasi alamat.',
  },

  mailLink: {
    linkMissing: {
      title: 'Tautan ini tidak lengkap',
      intro: 'Buka sekali lagi dari email, salin seluruhnya, atau ketik kode di dekatnya.',
    },
    sentAgain: 'Terkirim. Setiap tautan berlaku satu jam.',
    code: {
      label: 'Kode dari email',
      hint: 'Untuk browser yang memintanya. Kami tidak pernah meminta kode ini di tempat lain.',
      submit: 'Gunakan kode',
    },
  },

  passkeySignUp: {
    start: {
      title: 'Buat akun Anda dengan kunci sandi',
      intro:
        'Anda masuk dengan sidik jari, wajah, atau PIN perangkat. Tidak ada kata sandi yang bisa terlupa.',
      hint: 'Kami mengirim tautan lewat email dahulu. Jika kunci sandi hilang, Anda bisa masuk lagi lewat email.',
      submit: 'Kirimi saya tautan',
      byPassword: 'Gunakan kata sandi saja',
    },
    create: {
      title: 'Buat kunci sandi Anda',
      intro: 'Kunci ini mengonfirmasi {email}, dan mulai sekarang Anda masuk dengannya.',
      action: 'Buat kunci sandi',
      unsupported:
        'Browser ini tidak bisa membuat kunci sandi. Buka tautan di browser lain, atau pilih kata sandi.',
      byPassword: 'Pilih kata sandi saja',
      byPasskey: 'Buat kunci sandi saja',
    },
    choose: {
      title: 'Pilih kata sandi',
      intro:
        'Kata sandi ini mengonfirmasi {email}, dan Anda langsung masuk. Kunci sandi bisa ditambahkan nanti.',
    },
  },

  twoFactorPage: {
    title: 'Verifikasi dua langkah',
    startAgain: 'Mulai lagi',
    lost: {
      question: 'Ponsel dan kode cadangan hilang?',
      passkey: 'Kunci sandi hilang?',
      answer:
        'Hubungi pengelola situs ini. Setelah yakin bahwa ini Anda, mereka bisa mereset langkah kedua Anda.',
    },
    over: {
      title: 'Masuk lagi',
      tooMany: 'Lima kode salah. Masuk lagi dengan kata sandi Anda untuk mencoba kode lain.',
      late: 'Sudah lebih dari sepuluh menit, atau kata sandi Anda diubah. Masuk lagi untuk melanjutkan.',
    },
    setUp: {
      title: 'Siapkan langkah kedua',
      required: '{appName} meminta lebih dari sekadar kata sandi dari semua orang. Pilih yang Anda miliki.',
      wanted: 'Situs ini meminta lebih dari sekadar kata sandi. Pilih yang Anda miliki.',
      passkey: {
        title: 'Kunci sandi',
        intro: 'Sidik jari, wajah, PIN, atau kunci keamanan. Cara tercepat, tanpa mengetik.',
        action: 'Buat kunci sandi',
      },
      app: {
        title: 'Aplikasi autentikator',
        intro: 'Aplikasi di ponsel Anda menampilkan kode. Masukkan kode itu setelah kata sandi.',
        action: 'Siapkan aplikasi',
      },
      signedInAs: 'Masuk sebagai {email}. <link>Keluar</link>',
    },
  },

  authorize: {
    title: 'Lanjutkan ke {host}',
    intro: 'Anda akan masuk di sana. Situs itu melihat nama, email, dan profil Anda.',
    introNobody: 'Masuk dahulu. Setelah itu Anda melanjutkan ke situs.',
    signedInAs: 'Masuk sebagai',
    action: 'Lanjutkan',
    useAnother: 'Gunakan akun lain',
    notWanted: 'Bukan yang Anda inginkan? <link>Kembali ke {host}</link>',
  },

  siteRefused: {
    title: 'Tautan ini tidak berfungsi',
    intro: 'Anda tidak dapat masuk dengan tautan ini. {appName} tidak mengirim apa pun ke situs itu.',
    goBack: 'Kembali',
    goOn: 'Buka akun Anda',
    reasons: {
      client_id: 'Untuk pengelola situs: {name} bukan origin tepercaya bagi layanan ini.',
      redirect_uri:
        'Untuk pengelola situs: {name} harus berupa halaman situs itu, dengan https dan tanpa fragmen.',
    },
  },

  agree: {
    keep: {
      title: 'Pertahankan akun Anda',
      intro: 'Akun {email} akan segera dihapus. Dengan satu klik, akun itu tetap seperti sekarang.',
      action: 'Pertahankan akun saya',
      done: 'Akun Anda tetap ada. Tidak ada yang hilang.',
    },
    stop: {
      title: 'Pertahankan akun Anda seperti sekarang',
      address:
        'Akun {email} akan diberi alamat lain dan kata sandi baru. Dengan satu klik, akun tetap seperti sekarang.',
      second_factor: 'Langkah kedua akun {email} akan dihapus. Dengan satu klik, langkah itu tetap ada.',
      action: 'Hentikan',
      done: {
        address: 'Sudah dihentikan. Alamat dan kata sandi tetap seperti semula.',
        second_factor: 'Sudah dihentikan. Langkah kedua tetap ada.',
      },
    },
    change: {
      title: 'Ubah alamat email Anda',
      intro: 'Email Anda menjadi {email}: perangkat lain akan dikeluarkan.',
      introHalf:
        'Email Anda menjadi {email} setelah alamat yang satu lagi juga setuju: perangkat lain lalu dikeluarkan.',
      action: 'Konfirmasi perubahan',
      done: 'Mulai sekarang alamat email Anda adalah {email}.',
      half: 'Sudah dicatat. {email} menjadi alamat Anda setelah alamat yang satu lagi setuju.',
      taken: {
        title: 'Alamat ini sudah dipakai',
        intro: 'Akun lain kini memiliki {email}. Alamat Anda tetap seperti semula.',
      },
    },
  },

  background: {
    title: 'Latar belakang Anda',
    intro: '{appName} menanyakannya {why}. Cukup dua atau tiga ketukan.',
    goOn: 'Lanjutkan',
    skip: 'Lewati dulu',
  },
});
