import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: 'Ringkasan',
    inOrder: 'Semuanya beres.',
    summary: { other: 'Masih ada {count} hal yang perlu dilakukan.' },
    leftToDo: 'Perlu dilakukan:',
    confirmed: {
      text: 'Email Anda sudah dikonfirmasi.',
      step: 'Ubah email',
    },
    unconfirmed: {
      text: 'Email Anda belum dikonfirmasi.',
      step: 'Konfirmasi',
    },
    pendingEmail: {
      waiting: 'Email Anda akan menjadi {email}. Konfirmasikan: tautan kedaluwarsa {end}.',
      confirmed: 'Email Anda akan menjadi {email} paling lambat {end}.',
      step: 'Lihat perubahan',
    },
    pendingDeletion: {
      text: 'Akun Anda akan dihapus pada {time}.',
      step: 'Lihat penghapusan',
    },
    answered: {
      text: 'Pertanyaan latar belakang Anda sudah dijawab.',
      step: 'Edit profil',
    },
    unanswered: {
      text: 'Pertanyaan latar belakang Anda belum dijawab.',
      step: 'Jawab',
    },
    password: {
      text: 'Kata sandi Anda ditetapkan {time}.',
      step: 'Ubah kata sandi',
    },
    twoFactor: {
      on: {
        text: { other: 'Verifikasi dua langkah aktif, dengan {count} kode cadangan tersisa.' },
        step: 'Lihat verifikasi dua langkah',
      },
      few: {
        none: 'Kode cadangan habis: tanpa ponsel, Anda tidak bisa masuk.',
        text: { other: 'Hanya {count} kode cadangan tersisa.' },
        step: 'Buat kode baru',
      },
      off: {
        text: 'Verifikasi dua langkah nonaktif: kata sandi saja cukup untuk masuk.',
        step: 'Aktifkan',
      },
      encouraged: {
        text: 'Verifikasi dua langkah nonaktif. {appName} menyarankannya.',
        step: 'Aktifkan',
      },
    },
    passkeys: {
      none: {
        text: 'Anda belum punya kunci sandi. Dengan kunci sandi, Anda masuk lewat sidik jari, wajah, atau PIN.',
        step: 'Tambahkan kunci sandi',
      },
      some: {
        text: { other: 'Anda bisa masuk dengan {count} kunci sandi.' },
        step: 'Lihat kunci sandi',
      },
      only: {
        text: 'Satu kunci sandi adalah satu-satunya cara Anda masuk. Tanpanya, Anda hanya bisa masuk lewat email.',
        step: 'Tambahkan lagi',
      },
    },
    trustedBrowsers: {
      text: { other: '{count} browser tidak memerlukan kode.' },
      step: 'Lihat browser tepercaya',
    },
    devices: {
      // The one form of the language also serves a single device, which is this one.
      onlyThis: 'Hanya perangkat ini yang masuk ke akun Anda.',
      text: { other: '{count} perangkat masuk ke akun Anda.' },
      see: 'Lihat perangkat',
      lost: 'Perangkat hilang? Keluarkan dari akun',
    },
    lastSignIn: {
      other: 'Terakhir kali masuk di tempat lain {time}: {device}.',
      otherAt: 'Terakhir kali masuk di tempat lain {time}: {device}, {place}.',
      only: 'Anda masuk {time}. Tidak ada yang masuk di tempat lain.',
      step: 'Lihat aktivitas',
    },
  },

  profile: {
    title: 'Profil',
    account: {
      title: 'Akun',
      intro: 'Nama Anda, dan email yang Anda gunakan untuk masuk.',
    },
    changeEmail: 'Ubah email',
    details: {
      title: 'Detail',
      intro: 'Semuanya opsional.',
    },
    background: {
      title: 'Latar belakang',
      intro: '{appName} menanyakannya {why}. Semuanya opsional.',
    },
    save: 'Simpan',
    saved: 'Tersimpan.',
    onlyNameSaved: 'Nama Anda tersimpan, yang lainnya tidak.',
  },

  picture: {
    title: 'Foto',
    intro: 'Ditampilkan di samping nama Anda, di sini dan di aplikasi yang Anda pakai dengan akun ini.',
    choose: 'Pilih foto',
    formats: 'PNG, JPEG, atau WebP.<mouse> Anda juga bisa menarik file ke sini.</mouse>',
    remove: {
      action: 'Hapus foto',
      keep: 'Pertahankan foto',
      title: 'Hapus foto Anda?',
      consequence: 'Foto akan dihapus. Huruf pertama nama Anda ditampilkan sebagai gantinya.',
    },
    saved: 'Foto Anda tersimpan.',
    removed: 'Foto Anda telah dihapus.',
    unreadable: 'Browser Anda tidak bisa membuka file ini sebagai foto. Pilih PNG, JPEG, atau WebP.',
    refused: 'Foto ini tidak bisa dibaca. Pilih PNG, JPEG, atau WebP lain.',
    crop: {
      title: 'Pangkas foto Anda',
      intro: 'Tarik foto, atau gunakan tombol panah. Lokasi pada foto akan dihapus.',
      area: 'Bagian foto yang ditampilkan',
      zoom: 'Zoom',
      cancel: 'Batal',
      save: 'Simpan foto',
    },
  },

  devices: {
    title: 'Perangkat',
    list: 'Perangkat',
    section: {
      title: 'Tempat Anda masuk',
      intro: 'Perangkat hilang? Keluarkan dari akun: setelah itu, perangkat harus masuk lagi.',
    },
    introWithPlaces:
      'Perangkat hilang? Keluarkan dari akun: setelah itu, perangkat harus masuk lagi. Lokasi hanya perkiraan.',
    activeNow: 'Aktif sekarang',
    active: 'Aktif {time}',
    signedIn: {
      password: 'Masuk {time} dengan kata sandi Anda',
      passkey: 'Masuk {time} dengan kunci sandi',
      sign_up: 'Masuk saat Anda membuat akun, {time}',
    },
    confirmedBy: {
      passkey: '{signedIn}, dikonfirmasi dengan kunci sandi',
      code: '{signedIn}, dikonfirmasi dengan kode',
    },
    signsOut: 'Keluar otomatis {time}',
    onlyThisDevice:
      'Hanya perangkat ini yang masuk ke akun Anda. <link>Lihat yang terjadi di akun Anda</link>',
    signOut: 'Keluar',
    signOutOf: 'Keluar dari {device}',
    confirm: {
      question: 'Keluar dari {device}?',
      consequence: 'Perangkat itu harus masuk lagi untuk kembali ke akun Anda.',
      action: 'Keluar',
      keep: 'Tetap masuk',
    },
    sites: {
      title: 'Juga masuk di',
      of: 'Situs tempat {device} masuk',
      signOutOf: 'Keluar dari {site} di {device}',
      used: 'digunakan {time}',
      confirm: {
        question: 'Keluar dari {site}?',
        consequence: 'Perangkat itu tetap masuk. Perangkat bisa kembali ke sana tanpa kata sandi.',
        action: 'Keluar',
        keep: 'Tetap masuk',
      },
      wasSignedOut: '{device} telah dikeluarkan dari {site}.',
      notSignedOut: '{device} tidak dapat dikeluarkan dari {site}.',
    },
    unknown: 'Tidak mengenalinya?',
    unknownOf: 'Tidak mengenalinya? {device}',
    signOutOthers: {
      count: { other: '{count} perangkat lain masuk ke akun Anda.' },
      action: 'Keluar dari perangkat lain',
      keep: 'Tetap masuk',
      title: { other: 'Keluar dari {count} perangkat lain?' },
      consequence: 'Perangkat lain harus masuk lagi untuk kembali. Perangkat ini tetap masuk.',
      done: { other: 'Sudah keluar dari {count} perangkat lain.' },
      failed: 'Tidak ada perangkat yang dikeluarkan.',
    },
    kinds: {
      desktop: 'Komputer',
      mobile: 'Ponsel',
      tablet: 'Tablet',
      bot: 'Program',
      other: '',
    },
    savedPassword: 'Apakah kata sandi Anda tersimpan di sana? <link>Ubah sekarang</link>',
    result: 'Hasil',
    wasSignedOut: '{device} telah dikeluarkan.',
    notSignedOut: '{device} tidak dapat dikeluarkan.',
  },

  activity: {
    title: 'Aktivitas',
    intro: 'Ada yang bukan Anda lakukan? <link>Amankan akun Anda</link>: cukup dua langkah.',
    today: 'Hari ini',
    yesterday: 'Kemarin',
    attempts: {
      sign_in: { other: '{count} percobaan masuk yang gagal' },
      step_up: { other: '{count} jawaban salah saat diminta konfirmasi' },
      second_factor: { other: '{count} kode salah setelah kata sandi yang benar' },
    },
    times: { other: '{count} kali' },
    timesOf: '{times}: {sentence}',
    timesFrom: { other: '{times} dari {count} alamat IP' },
    latestAt: 'Terakhir: {time}',
    nothing: 'Belum ada aktivitas jenis ini.',
    nothingAtAll: 'Tidak ada aktivitas dalam 400 hari terakhir.',
    showAll: 'Tampilkan semua',
    notMe: 'Ini bukan saya',
    notMeOf: 'Ini bukan saya: {sentence}, {device}',
    showOlder: 'Tampilkan yang lebih lama',
    filter: {
      label: 'Tampilkan',
      all: 'Semua',
      signIns: 'Masuk dan keluar',
      password: 'Kata sandi',
      secondFactor: 'Kunci sandi dan kode',
      email: 'Email',
      account: 'Akun',
    },
    sentences: {
      sign_up: 'Akun dibuat',
      imported: 'Akun dipindahkan ke sini',
      data_copied: 'Salinan data Anda dibuat',
      sign_in: 'Masuk ke akun',
      sign_out: 'Keluar dari akun',
      locked: 'Proses masuk diperlambat setelah terlalu banyak percobaan',
      step_up: 'Dikonfirmasi bahwa itu Anda',
      session_revoked: 'Sebuah perangkat dikeluarkan',
      sessions_revoked: 'Perangkat lain dikeluarkan',
      site_signed_in: 'Masuk di situs lain',
      site_signed_out: 'Keluar dari situs lain',
      verification_requested: 'Tautan konfirmasi diminta',
      email_verified: 'Email dikonfirmasi',
      email_change_requested: 'Perubahan email diminta',
      email_change_cancelled: 'Perubahan email dibatalkan',
      email_changed: 'Email diubah',
      password_changed: 'Kata sandi diubah',
      password_reset_requested: 'Reset kata sandi diminta',
      password_reset: 'Kata sandi baru dipilih lewat tautan email',
      not_me: '“Ini bukan saya” ditekan: semua perangkat dikeluarkan',
      passkey_added: 'Kunci sandi ditambahkan',
      passkey_renamed: 'Nama kunci sandi diubah',
      passkey_removed: 'Kunci sandi dihapus',
      two_factor_enabled: 'Verifikasi dua langkah diaktifkan',
      two_factor_disabled: 'Verifikasi dua langkah dinonaktifkan',
      second_factor: 'Langkah kedua untuk masuk diselesaikan',
      backup_code_used: 'Kode cadangan digunakan',
      backup_codes_replaced: 'Kode cadangan baru dibuat',
      browser_trusted: 'Browser dipercayai',
      browser_untrusted: 'Kepercayaan pada sebuah browser dicabut',
      recovery_requested: 'Pemulihan akun diberitahukan',
      stolen_recovery_requested: 'Pemulihan akun yang dicuri diberitahukan',
      recovery_stopped: 'Pemulihan akun dihentikan',
      recovered: 'Akun dipulihkan dengan alamat baru',
      factor_reset_requested: 'Penghapusan langkah kedua untuk masuk diberitahukan',
      factor_reset_stopped: 'Penghapusan langkah kedua untuk masuk dihentikan',
      factor_reset: 'Langkah kedua untuk masuk dihapus',
      factor_reset_at_once: 'Langkah kedua untuk masuk dihapus tanpa menunggu',
      deletion_requested: 'Penghapusan akun diminta',
      deletion_cancelled: 'Penghapusan akun dibatalkan',
      account_deleted: 'Akun dihapus',
      banned: 'Akun dinonaktifkan',
      unbanned: 'Akun diaktifkan lagi',
      claims_changed: 'Peran diubah',
      account_created: 'Akun dibuat',
    },
    atSite: {
      site_signed_in: 'Masuk di {site}',
      site_signed_out: 'Keluar dari {site}',
    },
    by: '{sentence} oleh {actor}',
    failures: {
      sign_in: 'Percobaan masuk gagal',
      step_up: 'Jawaban salah saat diminta konfirmasi',
      second_factor: 'Kode salah setelah kata sandi yang benar',
    },
  },

  data: {
    title: 'Data',
    copy: {
      title: 'Data Anda',
      intro: 'Semua yang kami simpan tentang Anda, untuk dibaca atau dibawa ke tempat lain.',
      text: 'Satu file JSON: profil, foto, perangkat, aktivitas, dan email yang kami kirim. Tidak ada kata sandi di dalamnya.',
      action: 'Download data saya',
      done: 'Data Anda disimpan sebagai {file}.',
      failed: 'Data Anda tidak didownload.',
    },
    roles: {
      title: 'Peran Anda',
      intro: 'Diberikan oleh pengelola aplikasi. Hanya mereka yang bisa mengubahnya.',
    },
    deletion: {
      title: 'Hapus akun',
      consequences: [
        'Sejak saat itu Anda tidak bisa memakai aplikasi dengan akun ini.',
        'Selama 14 hari Anda bisa masuk dan membatalkannya.',
        'Setelah itu semuanya hilang selamanya: profil, foto, perangkat, dan aktivitas.',
      ],
      open: 'Hapus akun',
      field: 'Email Anda',
      hint: 'Ketik {email} untuk menunjukkan bahwa akun ini yang Anda maksud.',
      wrong: 'Ini bukan alamat akun ini: ketik {email}.',
      submit: 'Hapus akun saya',
      cancel: 'Pertahankan akun saya',
    },
    pending: {
      text: 'Akun Anda akan dihapus pada {when}. Sampai saat itu Anda tidak bisa memakai aplikasi dengannya.',
      cancel: 'Batalkan penghapusan',
      failed: 'Akun Anda tetap akan dihapus.',
    },
  },

  recovery: {
    masked: '{local}… di {host}…',
    pending: {
      address:
        'Pengelola diminta memberi akun ini alamat lain ({email}) dan kata sandi baru, paling cepat {time}.',
      secondFactor: 'Pengelola diminta menghapus verifikasi dua langkah akun ini pada {time}.',
      secondFactorAndPasskeys:
        'Pengelola diminta menghapus verifikasi dua langkah dan semua kunci sandi akun ini pada {time}.',
      advice: 'Anda tidak memintanya? Hentikan, maka tidak ada yang berubah.',
      stop: 'Hentikan',
      failed: 'Tidak berhasil dihentikan.',
    },
    stopped: {
      address: 'Sudah dihentikan. Alamat dan kata sandi Anda tetap seperti semula.',
      second_factor: 'Sudah dihentikan. Langkah kedua Anda tetap seperti semula.',
    },
  },

  securing: {
    title: 'Amankan akun Anda',
    intro: 'Untuk keadaan ketika orang lain masuk. Cukup dua langkah, dan perangkat ini tetap masuk.',
    aboutEmail:
      'Email Anda diubah? Email kami di alamat lama memuat “Ini bukan saya”, yang mengembalikan alamat Anda.',
    endOthers: {
      title: 'Keluar dari semua perangkat lain',
      all: { other: '{count} perangkat lain langsung dikeluarkan, lalu harus masuk lagi.' },
      one: '{device} langsung dikeluarkan, lalu harus masuk lagi.',
      oneAndAll: {
        other: '{device} dan {count} perangkat lain langsung dikeluarkan, lalu harus masuk lagi.',
      },
      action: 'Keluar dari perangkat lain',
      failed: 'Tidak ada perangkat yang dikeluarkan.',
      done: 'Hanya perangkat ini yang masuk ke akun Anda.',
    },
    choose: {
      title: 'Pilih kata sandi baru',
      intro:
        'Orang yang tahu kata sandi lama tidak bisa masuk lagi. Perubahan email yang tertunda akan dibatalkan.',
      submit: 'Ubah kata sandi',
      unknown: 'Anda tidak tahu kata sandi saat ini?',
      mail: 'Kami mengirim tautan ke {address}. Jika digunakan, perangkat ini juga dikeluarkan.',
      action: 'Kirimi saya tautan',
      mailed: 'Kami mengirim tautan ke {address}. Tautan berlaku satu kali, selama satu jam.',
      done: 'Kata sandi lama tidak berlaku lagi.',
    },
    ownPasskeys: {
      title: 'Hapus kunci sandi yang bukan milik Anda',
      intro:
        'Setiap kunci sandi bisa dipakai masuk dari mana saja. Anda tidak punya kata sandi yang bisa diketahui orang.',
    },
    secured: {
      title: 'Akun Anda sudah aman',
      withPasskeys: 'Sekarang periksa kunci sandi Anda',
      text: 'Email tentang akun Anda dikirim ke {address}. Jika itu bukan milik Anda, ubah. Hapus kunci sandi yang bukan Anda tambahkan.',
      changeEmail: 'Ubah email',
      passkeys: 'Periksa kunci sandi Anda',
      activity: 'Lihat aktivitas',
    },
  },
});
