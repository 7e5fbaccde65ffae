import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'Masukkan nama Anda.',
      'Enter your email address.': 'Masukkan alamat email Anda.',
      'Enter an email address like name@example.com.': 'Masukkan alamat email seperti nama@example.com.',
      'Enter a password.': 'Masukkan kata sandi.',
      'Enter your password.': 'Masukkan kata sandi Anda.',
      'Use printable characters only.': 'Gunakan hanya karakter yang dapat dicetak.',
      'Remove line breaks and control characters.': 'Hapus ganti baris dan karakter kontrol.',
      'Remove control characters.': 'Hapus karakter kontrol.',
      'Choose a password that isn’t just your name.': 'Pilih kata sandi yang tidak hanya berisi nama Anda.',
      'Choose a password that isn’t just your email address.':
        'Pilih kata sandi yang tidak hanya berisi alamat email Anda.',
      'Too many people use this password. Choose another one.':
        'Terlalu banyak orang memakai kata sandi ini. Pilih yang lain.',
      'This is not your password.': 'Ini bukan kata sandi Anda.',
      'This is not the password of this account.': 'Ini bukan kata sandi akun ini.',
      'This is your address already.': 'Ini sudah menjadi alamat Anda.',
      'Enter a name.': 'Masukkan nama.',
      'Enter the code.': 'Masukkan kode.',
      'Enter the 6 digits of the app.': 'Masukkan 6 angka dari aplikasi.',
      'Enter the 6 digits of the app, or a backup code.':
        'Masukkan 6 angka dari aplikasi, atau kode cadangan.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Masukkan 6 angka dari aplikasi, atau kode cadangan yang terdiri dari 10 karakter.',
      'Enter a backup code, not a code of the app.': 'Masukkan kode cadangan, bukan kode dari aplikasi.',
      'This code is not right, or it was used before.': 'Kode ini salah, atau sudah pernah digunakan.',
      'This passkey did not prove that it is you. Try again.':
        'Kunci sandi ini tidak membuktikan bahwa ini Anda. Coba lagi.',
      'The code has 8 letters and digits. Check it again.':
        'Kode terdiri dari 8 huruf dan angka. Periksa lagi.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'Kode hanya berlaku di browser yang memintanya. Gunakan tautan di email.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'Kode ini sudah berakhir. Gunakan tautan di email, atau minta kode lain.',
      'That code is not right. You can try once more.': 'Kode itu salah. Anda bisa mencoba satu kali lagi.',
      'This link has expired or was used already.': 'Tautan ini sudah kedaluwarsa atau sudah digunakan.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'Tautan ini tidak lengkap. Buka sekali lagi dari email, atau salin seluruhnya.',
      'The account has another address by now.': 'Akun ini kini memiliki alamat lain.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'Akun ini kini memiliki alamat lain. Gunakan tautan di email yang memberitahukannya.',
      'The account has another address by now. There is nothing to stop.':
        'Akun ini kini memiliki alamat lain. Tidak ada yang perlu dihentikan.',
      'The deletion was cancelled already: the account stays.':
        'Penghapusan sudah dibatalkan: akun tetap ada.',
      'This address is confirmed already.': 'Alamat ini sudah dikonfirmasi.',
      'It was stopped already.': 'Ini sudah dihentikan.',
      'It was stopped already, because the account was secured.':
        'Ini sudah dihentikan karena akun telah diamankan.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'Dengan bantuan pengelola, akun ini kini memiliki alamat dan kata sandi baru.',
      'The operator was told that the account was stolen. Ask the operator.':
        'Pengelola menerima laporan bahwa akun ini dicuri. Hubungi pengelola.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'Akun ini dilaporkan dicuri, dan alamat ini tidak bisa memulihkannya. Hubungi pengelola.',
      'The password was changed after this link was sent.': 'Kata sandi diubah setelah tautan ini dikirim.',
      'A new password was chosen by mail since, which signed out every device.':
        'Setelah itu kata sandi baru dipilih lewat email, dan semua perangkat dikeluarkan.',
      'The change was cancelled because the password was changed.':
        'Perubahan dibatalkan karena kata sandi telah diubah.',
      'The change was cancelled because the address so far was confirmed.':
        'Perubahan dibatalkan karena alamat saat ini telah dikonfirmasi.',
      'The change was cancelled because the account was secured.':
        'Perubahan dibatalkan karena akun telah diamankan.',
      'The change was cancelled.': 'Perubahan telah dibatalkan.',
      'The address was changed already.': 'Alamat sudah diubah.',
      'Another change took its place. Use the links of the newest mails.':
        'Perubahan lain telah menggantikannya. Gunakan tautan di email terbaru.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'Akun telah diamankan. Pilih kata sandi baru: itu juga mengonfirmasi alamat.',
      'The account was secured. Use the link of the newest mail.':
        'Akun telah diamankan. Gunakan tautan di email terbaru.',
      'Another mail took its place. Use the link of the newest mail.':
        'Email lain telah menggantikannya. Gunakan tautan di email terbaru.',
      'The recovery was stopped. Ask the operator.': 'Pemulihan telah dihentikan. Hubungi pengelola.',
      'The second factor is removed already.': 'Langkah kedua sudah dihapus.',
      'Another account has this address by now. Ask the operator.':
        'Akun lain kini memiliki alamat ini. Hubungi pengelola.',
      'Write some text.': 'Tulis sesuatu.',
      'Choose a time zone.': 'Pilih zona waktu.',
      'Choose a time zone such as Europe/Paris.': 'Pilih zona waktu, misalnya Europe/Paris.',
      'Choose a language.': 'Pilih bahasa.',
      'Use a language tag such as en or pt-BR.': 'Gunakan tag bahasa, misalnya en atau pt-BR.',
      'Choose a level from 1 to 5.': 'Pilih tingkat dari 1 sampai 5.',
      'Choose from the listed options.': 'Pilih dari opsi yang tersedia.',
    },
    patterns: {
      'Use at least {count} characters.': { other: 'Gunakan minimal {count} karakter.' },
      'Use at most {count} characters.': { other: 'Gunakan maksimal {count} karakter.' },
      'A code of the app has 6 digits. This one has {count}.': {
        other: 'Kode dari aplikasi terdiri dari 6 angka. Kode ini terdiri dari {count}.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Pilih kata sandi yang tidak hanya berisi nama {appName}.',
      'That code is not right. You can try {count} more times.': {
        other: 'Kode itu salah. Anda bisa mencoba {count} kali lagi.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'Tautan ini berlaku mulai {instant}. Sampai saat itu tidak ada yang bisa memakai akun.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'Tautan ini berlaku mulai {instant}. Sampai saat itu alamat yang sekarang bisa menghentikannya.',
    },
  },

  fieldTexts: {
    'About you': 'Tentang Anda',
    'A few words about yourself.': 'Beberapa kata tentang diri Anda.',
    'Time zone': 'Zona waktu',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'Untuk aplikasi yang menampilkan tanggal. Zona perangkat ini di urutan pertama; atau ketik nama kota, misalnya Paris.',
    Language: 'Bahasa',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'Untuk aplikasi dengan lebih dari satu bahasa. Pilih satu, atau ketik tagnya, misalnya pt-BR.',
    'so that lessons fit you': 'agar pelajaran sesuai untuk Anda',
    'Software background': 'Pengalaman perangkat lunak',
    'What have you worked with? Choose any.': 'Apa yang pernah Anda gunakan? Pilih satu atau lebih.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Model bahasa',
    'Hardware access': 'Akses ke perangkat keras',
    'What can you get your hands on? Choose any.':
      'Perangkat apa yang bisa Anda gunakan? Pilih satu atau lebih.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Robot Unitree',
    'Experience level': 'Tingkat pengalaman',
    'How much have you done with robots so far?': 'Sejauh mana pengalaman Anda dengan robot?',
    'New to it': 'Baru mengenal',
    Beginner: 'Pemula',
    Intermediate: 'Menengah',
    Advanced: 'Mahir',
    Expert: 'Ahli',
  },

  roles: {
    teacher: 'Pengajar',
    moderator: 'Moderator',
  },
});
