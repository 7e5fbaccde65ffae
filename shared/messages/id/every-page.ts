import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'ID permintaan',
    tryAgain: 'Coba lagi',
    loading: 'Memuat…',
    justNow: 'baru saja',
    show: 'Tampilkan<hidden> kata sandi</hidden>',
    hide: 'Sembunyikan<hidden> kata sandi</hidden>',
    countOf: '{count} dari {limit}',
    signOut: 'Keluar',
    result: 'Hasil',
    sendAgain: 'Kirim lagi',
    sendAgainIn: 'Kirim lagi dalam {seconds} dtk',
    nowAgain: 'Anda bisa mencoba lagi sekarang.',
    language: 'Bahasa',
    languageNotChanged: 'Bahasa tidak diubah.',
    theme: 'Tema',
    themes: {
      system: 'Sesuai perangkat',
      light: 'Terang',
      dark: 'Gelap',
    },
    both: '{first} {second}',
    unsaved: {
      title: 'Tinggalkan halaman tanpa menyimpan?',
      consequence: 'Perubahan Anda di halaman ini akan hilang.',
      leave: 'Tinggalkan tanpa menyimpan',
      keep: 'Lanjutkan mengedit',
    },
  },

  errors: {
    unexpected: 'Terjadi masalah di pihak kami. Coba lagi.',
    sentences: {
      invalid_input: 'Ada isian yang tidak valid. Periksa formulir, lalu coba lagi.',
      unauthenticated: 'Anda telah dikeluarkan dari akun. Masuk lagi.',
      forbidden: 'Permintaan ini ditolak. Hubungi pengelola situs ini.',
      account_disabled: 'Akun ini dinonaktifkan. Hubungi pengelola situs ini.',
      untrusted_origin: 'Alamat ini tidak boleh digunakan untuk masuk.',
      not_found: 'Ini sudah tidak ada lagi. Muat ulang halaman.',
      payload_too_large: 'Ini terlalu panjang. Persingkat, lalu coba lagi.',
      step_up_required: 'Untuk melanjutkan, konfirmasi bahwa ini Anda.',
      step_up_declined: 'Tidak ada yang diubah: Anda tidak mengonfirmasi bahwa ini Anda.',
      wrong_password: 'Ini bukan kata sandi Anda saat ini.',
      wrong_code: 'Kode ini salah atau sudah digunakan. Tunggu kode berikutnya.',
      wrong_credentials: 'Email atau kata sandi salah. Periksa keduanya, atau pilih kata sandi baru.',
      person_changed: 'Orang lain telah masuk di browser ini. Tidak ada yang disimpan.',
      email_taken: 'Email ini sudah memiliki akun. Silakan masuk.',
      cookie_refused: 'Browser Anda tidak menyimpan status masuk. Izinkan cookie, lalu coba lagi.',
      email_not_verified:
        'Konfirmasi alamat email Anda dahulu: buka tautan di email yang kami kirim kepada Anda.',
      link_unusable: 'Tautan ini sudah kedaluwarsa atau sudah digunakan. Minta yang baru.',
      conflict: 'Ini telah diubah di tempat lain. Muat ulang, lalu coba lagi.',
      sign_up_closed: 'Akun baru tidak dapat dibuat di sini. Hubungi pengelola situs ini.',
    },
    unavailable: '{appName} tidak dapat dijangkau saat ini. Coba lagi sebentar lagi.',
    unreachable: '{appName} tidak dapat dijangkau. Periksa koneksi Anda, lalu coba lagi.',
    offline: 'Anda sedang offline. Sambungkan ke internet, lalu coba lagi.',
    tooManyAttempts: 'Terlalu banyak percobaan. Coba lagi dalam {wait}.',
  },

  fields: {
    name: 'Nama',
    email: 'Email',
    password: 'Kata sandi',
  },

  device: {
    thisDevice: 'Perangkat ini',
    unknownDevice: 'Perangkat tidak dikenal',
    browserOn: '{browser} di {os}',
  },

  root: {
    skipToContent: 'Langsung ke isi',
    notFound: {
      title: 'Halaman tidak ditemukan',
      intro: 'Tidak ada apa pun di alamat ini. Mungkin sudah dipindahkan.',
      goOn: 'Buka akun Anda',
    },
    notOpened: 'Halaman ini tidak terbuka',
    triesAgain: 'Halaman ini otomatis mencoba lagi, dan terbuka begitu bisa.',
    notReached: '{appName} tidak dapat dijangkau',
    offline: 'Anda sedang offline',
  },

  frame: {
    navigation: 'Akun',
    pages: {
      overview: 'Ringkasan',
      profile: 'Profil',
      security: 'Keamanan',
      devices: 'Perangkat',
      activity: 'Aktivitas',
      data: 'Data',
    },
    backArrow: '← ',
    backTo: 'Kembali ke {appName}',
    signedInAs: 'Masuk sebagai {email}',
    signOut: 'Keluar',
    accountStays: 'Akun Anda tetap ada. Tidak ada yang hilang.',
    stillSignedIn: 'Anda masih masuk.',
    otherPerson:
      'Proses masuk lain di browser ini menggantikan milik Anda. Sekarang Anda masuk sebagai {email}.',
  },

  profileFields: {
    notSaid: 'Tidak diisi',
    assumed: '{value}, menurut browser ini',
    clear: 'Kosongkan',
  },

  stepUp: {
    title: 'Konfirmasi bahwa ini Anda',
    titles: {
      'account.changeEmail': 'Konfirmasi bahwa ini Anda untuk mengubah email',
      'account.export': 'Konfirmasi bahwa ini Anda untuk mendownload data Anda',
      'account.requestDeletion': 'Konfirmasi bahwa ini Anda untuk menghapus akun Anda',
      changePassword: 'Konfirmasi bahwa ini Anda untuk mengubah kata sandi',
      passkeyRegisterOptions: 'Konfirmasi bahwa ini Anda untuk menambahkan kunci sandi',
      removePasskey: 'Konfirmasi bahwa ini Anda untuk menghapus kunci sandi',
      enableTwoFactor: 'Konfirmasi bahwa ini Anda untuk menyiapkan verifikasi dua langkah',
      disableTwoFactor: 'Konfirmasi bahwa ini Anda untuk menonaktifkan verifikasi dua langkah',
      newBackupCodes: 'Konfirmasi bahwa ini Anda untuk membuat kode cadangan baru',
    },
    notAgain: 'Anda tidak akan ditanya lagi selama 10 menit.',
    cancel: 'Batal',
    confirm: 'Konfirmasi',
    passkey: {
      intro: 'Gunakan kunci sandi Anda: sidik jari, wajah, PIN, atau kunci keamanan.',
      submit: 'Gunakan kunci sandi',
      instead: 'Gunakan kunci sandi saja',
    },
    code: {
      intro: 'Masukkan kode yang sekarang ditampilkan aplikasi autentikator Anda.',
      field: {
        label: 'Kode',
        hint: '6 angka',
      },
      instead: 'Gunakan kode dari aplikasi Anda',
    },
    backup: {
      intro: 'Masukkan salah satu kode cadangan yang Anda simpan. Setiap kode berlaku satu kali.',
      field: {
        label: 'Kode cadangan',
        hint: '10 huruf dan angka',
      },
      instead: 'Gunakan kode cadangan',
    },
    password: {
      intro: 'Masukkan kata sandi Anda untuk melanjutkan.',
      instead: 'Gunakan kata sandi Anda',
    },
    trust: {
      label: 'Percayai browser ini selama 30 hari',
      hint: 'Setelah itu browser ini tidak memerlukan kode. Lakukan hanya di perangkat yang Anda pakai sendiri.',
    },
  },

  passkeys: {
    noneUsed: 'Tidak ada kunci sandi yang digunakan. Coba lagi, atau lanjutkan dengan cara lain.',
    noneCreated: 'Tidak ada kunci sandi yang dibuat. Coba lagi saat Anda siap.',
    exists: 'Perangkat atau kunci keamanan ini sudah memiliki kunci sandi untuk akun Anda.',
    unsupported:
      'Perangkat ini tidak bisa menggunakan kunci sandi di sini. Coba perangkat lain atau kunci keamanan.',
    unverified: 'Siapkan kunci layar atau PIN di perangkat ini dahulu.',
    wrongAddress: 'Kunci sandi tidak berfungsi di alamat ini. Hubungi pengelola situs ini.',
    failed: 'Kunci sandi tidak merespons. Coba lagi, atau gunakan yang lain.',
    refused: 'Kunci sandi ini tidak berfungsi di sini. Coba lagi, atau lanjutkan dengan cara lain.',
  },

  newPassword: {
    hint: 'Minimal {minLength} karakter. Beberapa kata yang tidak berkaitan sudah bagus.',
    strengths: {
      short: 'Masih terlalu pendek.',
      personal: 'Terlalu mirip nama atau email Anda: tambahkan kata yang berbeda.',
      weak: 'Mudah ditebak: tambahkan satu kata lagi.',
      fair: 'Cukup. Satu kata lagi membuatnya kuat.',
      strong: 'Kuat: sulit ditebak.',
    },
  },

  emailChange: {
    cancelsChange: 'Ini membatalkan perubahan alamat Anda menjadi {email}.',
    cancelledChange: 'Perubahan alamat Anda menjadi {email} dibatalkan.',
  },

  page: {
    noScript: 'Untuk masuk di sini diperlukan JavaScript. Aktifkan untuk situs ini, lalu muat ulang halaman.',
    incomplete: 'Halaman ini tidak termuat lengkap. Periksa koneksi Anda, lalu muat ulang.',
  },
});
