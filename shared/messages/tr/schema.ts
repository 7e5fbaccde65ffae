import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'Adınızı girin.',
      'Enter your email address.': 'E-posta adresinizi girin.',
      'Enter an email address like name@example.com.': 'name@example.com gibi bir e-posta adresi girin.',
      'Enter a password.': 'Bir şifre girin.',
      'Enter your password.': 'Şifrenizi girin.',
      'Use printable characters only.': 'Yalnızca yazdırılabilir karakterler kullanın.',
      'Remove line breaks and control characters.': 'Satır sonlarını ve denetim karakterlerini kaldırın.',
      'Remove control characters.': 'Denetim karakterlerini kaldırın.',
      'Choose a password that isn’t just your name.': 'Yalnızca adınızdan oluşmayan bir şifre seçin.',
      'Choose a password that isn’t just your email address.':
        'Yalnızca e-posta adresinizden oluşmayan bir şifre seçin.',
      'Too many people use this password. Choose another one.':
        'Bu şifreyi çok fazla kişi kullanıyor. Başka bir şifre seçin.',
      'This is not your password.': 'Bu sizin şifreniz değil.',
      'This is not the password of this account.': 'Bu, bu hesabın şifresi değil.',
      'This is your address already.': 'Bu zaten sizin adresiniz.',
      'Enter a name.': 'Bir ad girin.',
      'Enter the code.': 'Kodu girin.',
      'Enter the 6 digits of the app.': 'Uygulamadaki 6 rakamı girin.',
      'Enter the 6 digits of the app, or a backup code.': 'Uygulamadaki 6 rakamı veya bir yedek kod girin.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Uygulamadaki 6 rakamı veya 10 karakterlik bir yedek kod girin.',
      'Enter a backup code, not a code of the app.': 'Uygulamadaki kodu değil, bir yedek kod girin.',
      'This code is not right, or it was used before.': 'Bu kod yanlış veya daha önce kullanılmış.',
      'This passkey did not prove that it is you. Try again.':
        'Bu geçiş anahtarı siz olduğunuzu kanıtlamadı. Tekrar deneyin.',
      'The code has 8 letters and digits. Check it again.':
        'Kod 8 harf ve rakamdan oluşur. Tekrar kontrol edin.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'Kod yalnızca onu isteyen tarayıcıda geçerlidir. E-postadaki bağlantıyı kullanın.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'Bu kod artık geçerli değil. E-postadaki bağlantıyı kullanın veya yeni bir kod isteyin.',
      'That code is not right. You can try once more.': 'Bu kod yanlış. Bir kez daha deneyebilirsiniz.',
      'This link has expired or was used already.':
        'Bu bağlantının süresi dolmuş veya bağlantı zaten kullanılmış.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'Bu bağlantı eksik. E-postadan bir kez daha açın veya tamamını kopyalayın.',
      'The account has another address by now.': 'Hesabın artık başka bir adresi var.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'Hesabın artık başka bir adresi var. Bunu bildiren e-postadaki bağlantıyı kullanın.',
      'The account has another address by now. There is nothing to stop.':
        'Hesabın artık başka bir adresi var. Durdurulacak bir şey yok.',
      'The deletion was cancelled already: the account stays.':
        'Silme işlemi zaten iptal edildi: Hesap silinmeyecek.',
      'This address is confirmed already.': 'Bu adres zaten doğrulanmış.',
      'It was stopped already.': 'Bu işlem zaten durduruldu.',
      'It was stopped already, because the account was secured.':
        'Hesap güvene alındığı için bu işlem zaten durduruldu.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'Yöneticinin yardımıyla hesabın artık yeni bir adresi ve yeni bir şifresi var.',
      'The operator was told that the account was stolen. Ask the operator.':
        'Yöneticiye hesabın çalındığı bildirildi. Yöneticiye başvurun.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'Hesabın çalındığı bildirildi ve hesap bu adresle geri alınamaz. Yöneticiye başvurun.',
      'The password was changed after this link was sent.':
        'Bu bağlantı gönderildikten sonra şifre değiştirildi.',
      'A new password was chosen by mail since, which signed out every device.':
        'O zamandan beri e-postayla yeni bir şifre seçildi ve her cihazda oturum kapatıldı.',
      'The change was cancelled because the password was changed.':
        'Şifre değiştirildiği için değişiklik iptal edildi.',
      'The change was cancelled because the address so far was confirmed.':
        'Şimdiki adres doğrulandığı için değişiklik iptal edildi.',
      'The change was cancelled because the account was secured.':
        'Hesap güvene alındığı için değişiklik iptal edildi.',
      'The change was cancelled.': 'Değişiklik iptal edildi.',
      'The address was changed already.': 'Adres zaten değiştirildi.',
      'Another change took its place. Use the links of the newest mails.':
        'Yerini başka bir değişiklik aldı. En yeni e-postalardaki bağlantıları kullanın.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'Hesap güvene alındı. Yeni bir şifre seçin: Bu, adresi de doğrular.',
      'The account was secured. Use the link of the newest mail.':
        'Hesap güvene alındı. En yeni e-postadaki bağlantıyı kullanın.',
      'Another mail took its place. Use the link of the newest mail.':
        'Yerini başka bir e-posta aldı. En yeni e-postadaki bağlantıyı kullanın.',
      'The recovery was stopped. Ask the operator.': 'Hesap kurtarma durduruldu. Yöneticiye başvurun.',
      'The second factor is removed already.': 'İkinci doğrulama adımı zaten kaldırılmış.',
      'Another account has this address by now. Ask the operator.':
        'Bu adres artık başka bir hesaba ait. Yöneticiye başvurun.',
      'Write some text.': 'Bir şeyler yazın.',
      'Choose a time zone.': 'Bir saat dilimi seçin.',
      'Choose a time zone such as Europe/Paris.': 'Europe/Paris gibi bir saat dilimi seçin.',
      'Choose a language.': 'Bir dil seçin.',
      'Use a language tag such as en or pt-BR.': 'en veya pt-BR gibi bir dil etiketi kullanın.',
      'Choose a level from 1 to 5.': '1 ile 5 arasında bir düzey seçin.',
      'Choose from the listed options.': 'Listedeki seçeneklerden seçin.',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'En az {count} karakter kullanın.',
        other: 'En az {count} karakter kullanın.',
      },
      'Use at most {count} characters.': {
        one: 'En fazla {count} karakter kullanın.',
        other: 'En fazla {count} karakter kullanın.',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'Uygulamadaki kod 6 rakamdan oluşur. Bunda {count} rakam var.',
        other: 'Uygulamadaki kod 6 rakamdan oluşur. Bunda {count} rakam var.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Yalnızca {appName} adından oluşmayan bir şifre seçin.',
      'That code is not right. You can try {count} more times.': {
        one: 'Bu kod yanlış. {count} kez daha deneyebilirsiniz.',
        other: 'Bu kod yanlış. {count} kez daha deneyebilirsiniz.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'Bu bağlantı {instant} tarihinden itibaren geçerlidir. O zamana kadar hesabı kimse kullanamaz.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'Bu bağlantı {instant} tarihinden itibaren geçerlidir. O zamana kadar bu işlem şimdiki adresten durdurulabilir.',
    },
  },

  fieldTexts: {
    'About you': 'Hakkınızda',
    'A few words about yourself.': 'Kendinizle ilgili birkaç söz.',
    'Time zone': 'Saat dilimi',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'Size tarih gösteren uygulamalar için. Bu cihazın saat dilimi en üsttedir. Paris gibi bir şehir adı da yazabilirsiniz.',
    Language: 'Dil',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'Birden çok dilde olan uygulamalar için. Birini seçin veya pt-BR gibi bir etiket yazın.',
    'so that lessons fit you': 'dersler size uygun olsun diye',
    'Software background': 'Yazılım deneyimi',
    'What have you worked with? Choose any.': 'Nelerle çalıştınız? İstediğiniz kadar seçin.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Dil modelleri',
    'Hardware access': 'Donanım erişimi',
    'What can you get your hands on? Choose any.':
      'Hangilerini kullanabiliyorsunuz? İstediğiniz kadar seçin.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Unitree robotu',
    'Experience level': 'Deneyim düzeyi',
    'How much have you done with robots so far?': 'Bugüne kadar robotlarla ne kadar çalıştınız?',
    'New to it': 'Deneyimim yok',
    Beginner: 'Başlangıç',
    Intermediate: 'Orta',
    Advanced: 'İleri',
    Expert: 'Uzman',
  },

  roles: {
    teacher: 'Öğretmen',
    moderator: 'Moderatör',
  },
});
