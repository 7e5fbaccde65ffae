import { translate } from '../../words/translate.ts';
import type en from '../en/security.ts';

export default translate<typeof en>()({
  security: {
    title: 'Keamanan',
    cancel: 'Batal',
    email: {
      title: 'Email',
      intro: 'Anda menggunakannya untuk masuk, dan menerima email tentang akun Anda di alamat ini.',
      change: 'Ubah email',
      confirmed: 'Dikonfirmasi',
      unconfirmed: 'Belum dikonfirmasi',
      field: 'Email baru',
      replaces: 'Ini menggantikan perubahan menjadi {address}.',
      toBoth: {
        hint: 'Kedua alamat menerima tautan. Jika keduanya dibuka, email berubah dan perangkat lain dikeluarkan.',
        submit: 'Kirim tautan',
        sent: 'Kami mengirim tautan ke {address}, dan satu ke alamat Anda saat ini. Buka keduanya.',
      },
      toNew: {
        hint: 'Alamat baru menerima tautan. Jika tautan dibuka, email berubah dan perangkat lain dikeluarkan.',
        submit: 'Kirim tautan',
        sent: 'Kami mengirim tautan ke {address}. Buka tautan itu untuk melanjutkan.',
      },
    },
    pendingEmail: {
      text: 'Email Anda akan menjadi {address}.',
      both: 'Menunggu konfirmasi dari kedua alamat. Tautan kedaluwarsa {end}.',
      onlyNew: 'Menunggu konfirmasi dari alamat itu. Tautan kedaluwarsa {end}.',
      onlyOld: 'Menunggu konfirmasi dari {old}. Tanpa itu, email tetap berubah {end}.',
      sendBoth: 'Kirim lagi kedua tautan',
      sendNew: 'Kirim lagi tautan',
      sentAgain: 'Terkirim lagi. Tautan dari email sebelumnya tidak berlaku lagi.',
      cancel: 'Batalkan perubahan',
      cancelled: 'Perubahan dibatalkan. Email Anda tetap seperti semula.',
    },
    verification: {
      reason: 'Buka tautan yang kami kirim ke {address}, atau ketik kode di dekatnya.',
      send: 'Kirim lagi tautan',
      sent: 'Kami mengirim tautan ke {address}. Tautan berlaku satu jam.',
    },
    password: {
      title: 'Kata sandi',
      intro: 'Kata sandi baru mengeluarkan semua perangkat lain.',
      change: 'Ubah kata sandi',
      setAt: 'Ditetapkan {time}',
      current: 'Kata sandi saat ini',
      next: 'Kata sandi baru',
      submit: 'Simpan',
      cancels: 'Ini juga membatalkan perubahan email Anda menjadi {address}.',
      done: 'Kata sandi Anda diubah. Semua perangkat lain telah dikeluarkan.',
      doneCancelled:
        'Kata sandi Anda diubah. Semua perangkat lain telah dikeluarkan. Perubahan menjadi {cancelled} dibatalkan.',
    },
    noPassword: {
      state: 'Tanpa kata sandi',
      text: 'Anda masuk dengan kunci sandi. Anda juga bisa memilih kata sandi lewat email. Anda lalu akan keluar dari semua perangkat.',
      send: 'Pilih kata sandi lewat email',
      sent: 'Kami mengirim tautan ke {address}. Tautan berlaku satu jam.',
    },
  },

  ownPasskeys: {
    title: 'Kunci sandi',
    intro: 'Masuk dengan sidik jari, wajah, atau PIN perangkat. Situs tiruan tidak mendapatkan apa pun.',
    list: 'Kunci sandi',
    none: 'Anda belum punya kunci sandi.',
    add: 'Tambahkan kunci sandi',
    addAnother: 'Tambahkan kunci sandi lain',
    unsupported:
      'Browser ini tidak bisa membuat kunci sandi. Buka halaman ini di browser terbaru, atau di ponsel Anda.',
    added: '{name} telah ditambahkan. Anda bisa masuk dengannya sekarang.',
    notAdded: 'Tidak ada kunci sandi yang ditambahkan.',
    created: 'Dibuat {time}',
    used: 'Digunakan {time}',
    unused: 'Belum digunakan',
    synced: 'Disinkronkan',
    onOneDevice: 'Hanya di satu perangkat',
    rename: {
      action: 'Ganti nama',
      of: 'Ganti nama {name}',
      field: 'Nama kunci sandi',
      submit: 'Simpan',
      cancel: 'Batal',
      done: 'Sekarang namanya {name}.',
      failed: 'Nama {name} tidak dapat diganti.',
    },
    remove: {
      action: 'Hapus',
      of: 'Hapus {name}',
      question: 'Hapus {name}?',
      consequence:
        'Kunci ini tidak bisa lagi dipakai masuk. Hapus juga di {authenticator}: mungkin masih ditawarkan di sana.',
      consequenceUnknown:
        'Kunci ini tidak bisa lagi dipakai masuk. Hapus juga di setelan perangkat: mungkin masih ditawarkan di sana.',
      lastFactor: 'Anda harus langsung menyiapkan langkah kedua yang lain.',
      confirm: 'Hapus',
      keep: 'Pertahankan',
      done: '{name} telah dihapus.',
      failed: '{name} tidak dapat dihapus.',
    },
    last: {
      question: '{name} adalah satu-satunya cara Anda masuk.',
      consequence:
        'Tanpanya tidak ada yang bisa masuk. Tambahkan kunci sandi lain dahulu, atau pilih kata sandi.',
      keep: 'Pertahankan',
    },
  },

  twoFactor: {
    title: 'Verifikasi dua langkah',
    intro: 'Setelah kata sandi, kami meminta kode dari aplikasi di ponsel Anda.',
    off: {
      state: 'Nonaktif',
      text: 'Siapa pun yang tahu kata sandi Anda bisa masuk. Kode mencegahnya.',
      byPasskey:
        'Anda masuk dengan kunci sandi saja, tanpa kode. Aplikasi adalah cara lain untuk mengonfirmasi bahwa ini Anda.',
      encouraged: '{appName} menyarankan agar Anda mengaktifkannya.',
      action: 'Aktifkan',
    },
    on: {
      state: 'Aktif',
      since: 'Diaktifkan {time}',
      noBackupCodes: 'Kode cadangan habis. Buat yang baru: tanpa ponsel, Anda tidak bisa masuk.',
      backupCodes: { other: '{count} kode cadangan tersisa.' },
      few: 'Buat yang baru sebelum habis.',
    },
    turnedOn: 'Verifikasi dua langkah aktif.',
    endOthers: {
      text: { other: '{count} perangkat lain masih masuk.' },
      textByPassword: { other: '{count} perangkat lain masih masuk, hanya dengan kata sandi.' },
      action: { other: 'Keluar dari {count} perangkat lain' },
      done: 'Semua perangkat lain telah dikeluarkan.',
    },
    newCodes: {
      action: 'Kode cadangan baru',
      question: 'Buat kode cadangan baru?',
      consequence: 'Kode yang Anda miliki sekarang langsung tidak berlaku.',
      confirm: 'Buat kode baru',
      keep: 'Pertahankan yang lama',
      done: 'Anda punya sepuluh kode cadangan baru. Kode sebelumnya tidak berlaku lagi.',
    },
    turnOff: {
      action: 'Nonaktifkan',
      question: 'Nonaktifkan verifikasi dua langkah?',
      consequence:
        'Kata sandi saja akan kembali cukup untuk masuk. Kode cadangan dan browser tepercaya tidak berlaku lagi. Hapus juga akun di aplikasi Anda.',
      required: 'Anda harus langsung menyiapkan lagi langkah kedua.',
      confirm: 'Nonaktifkan',
      keep: 'Biarkan aktif',
      done: 'Verifikasi dua langkah nonaktif.',
    },
  },

  twoFactorSetUp: {
    scan: {
      title: 'Tambahkan akun ke aplikasi Anda',
      intro:
        'Buka aplikasi autentikator di ponsel Anda, misalnya yang ada di pengelola sandi Anda, lalu pindai kode ini.',
      onPhone: 'Siapkan di aplikasi autentikator pada ponsel ini:',
      open: 'Buka aplikasi autentikator',
      picture: 'Kode QR untuk aplikasi autentikator, untuk akun {email}',
      cannot: 'Tidak bisa memindainya?',
      byHand:
        'Masukkan kunci ini di aplikasi. Jika ditanya: kodenya berbasis waktu, dan terdiri dari 6 angka.',
      copy: 'Salin kunci',
      copied: 'Kunci telah disalin.',
    },
    prove: {
      title: 'Masukkan kode yang ditampilkan aplikasi',
      label: 'Kode dari aplikasi',
      hint: '6 angka. Kode baru muncul setiap 30 detik.',
      submit: 'Aktifkan',
      cancel: 'Batal',
      note: 'Tidak ada yang berubah sampai Anda memasukkan kode.',
    },
    codes: {
      title: 'Simpan kode cadangan Anda',
      intro:
        'Ponsel hilang? Anda bisa masuk dengan kode cadangan. Setiap kode berlaku satu kali. Kami tidak bisa menampilkannya lagi.',
      list: 'Kode cadangan',
      copy: 'Salin',
      copied: 'Kode telah disalin.',
      notCopied: 'Browser Anda tidak mengizinkannya. Pilih teksnya, lalu salin.',
      download: 'Download',
      print: 'Cetak',
      done: 'Saya sudah menyimpan kode',
      unkept: {
        title: 'Tinggalkan halaman tanpa kode cadangan?',
        consequence: 'Kami tidak bisa menampilkannya lagi. Anda harus membuat yang baru.',
        leave: 'Tinggalkan tanpa kode',
        keep: 'Tetap di sini',
      },
      file: 'Kode cadangan {appName}.txt',
      sheet: {
        title: 'Kode cadangan untuk {appName}',
        account: 'Akun: {email}',
        made: 'Dibuat pada {date}. Kode sebelumnya tidak berlaku lagi.',
        note: 'Setiap kode berlaku satu kali, sebagai pengganti kode dari aplikasi autentikator.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Browser tepercaya',
    intro: 'Browser tepercaya memerlukan kata sandi Anda, tetapi tidak memerlukan kode, selama 30 hari.',
    list: 'Browser tepercaya',
    none: 'Tidak ada browser tepercaya. Anda bisa memilihnya saat memasukkan kode.',
    ends: 'Kepercayaan berakhir {time}',
    remove: {
      action: 'Hapus',
      of: 'Cabut kepercayaan pada {device}',
      question: 'Berhenti memercayai {device}?',
      consequence:
        'Kode diperlukan saat masuk berikutnya di sana. Jika sekarang sedang masuk, perangkat itu tetap masuk.',
      confirm: 'Berhenti memercayai',
      keep: 'Tetap percayai',
      done: '{device} tidak dipercayai lagi.',
      failed: '{device} masih dipercayai.',
    },
  },
});
