import { translate } from '../../words/translate.ts';
import type en from '../en/security.ts';

export default translate<typeof en>()({
  security: {
    title: 'Güvenlik',
    cancel: 'İptal',
    email: {
      title: 'E-posta',
      intro: 'Bununla oturum açarsınız. Hesabınızla ilgili e-postalar da buraya gelir.',
      change: 'E-postayı değiştir',
      confirmed: 'Doğrulandı',
      unconfirmed: 'Henüz doğrulanmadı',
      field: 'Yeni e-posta',
      replaces: 'Bu, adresin {address} olarak değiştirilmesinin yerine geçer.',
      toBoth: {
        hint: 'Her iki adrese bağlantı gider. İkisi de açılınca adres değişir ve diğer cihazlarda oturum kapatılır.',
        submit: 'Bağlantıları gönder',
        sent: '{address} adresine ve şimdiki adresinize birer bağlantı gönderdik. İkisini de açın.',
      },
      toNew: {
        hint: 'Yeni adrese bağlantı gider. Açılınca adres değişir ve diğer cihazlarda oturum kapatılır.',
        submit: 'Bağlantı gönder',
        sent: '{address} adresine bir bağlantı gönderdik. Devam etmek için açın.',
      },
    },
    pendingEmail: {
      text: 'E-postanız {address} olmak üzere.',
      both: 'Her iki adresin onayı bekleniyor. Bağlantıların süresi {end} dolacak.',
      onlyNew: 'Bu adresin onayı bekleniyor. Bağlantının süresi {end} dolacak.',
      onlyOld: '{old} adresinin onayı bekleniyor. Onaylanmazsa {end} kendiliğinden değişir.',
      sendBoth: 'Bağlantıları tekrar gönder',
      sendNew: 'Bağlantıyı tekrar gönder',
      sentAgain: 'Tekrar gönderildi. Önceki e-postalardaki bağlantılar artık geçerli değil.',
      cancel: 'Değişikliği iptal et',
      cancelled: 'Değişiklik iptal edildi. E-postanız olduğu gibi kalıyor.',
    },
    verification: {
      reason: '{address} adresine gönderdiğimiz bağlantıyı açın veya e-postadaki kodu yazın.',
      send: 'Bağlantıyı tekrar gönder',
      sent: '{address} adresine bir bağlantı gönderdik. Bir saat geçerlidir.',
    },
    password: {
      title: 'Şifre',
      intro: 'Yeni şifre diğer tüm cihazlarda oturumu kapatır.',
      change: 'Şifreyi değiştir',
      setAt: 'Belirlenme: {time}',
      current: 'Şu anki şifre',
      next: 'Yeni şifre',
      submit: 'Kaydet',
      cancels: 'Bu işlem, e-postanızın {address} olarak değiştirilmesini de iptal eder.',
      done: 'Şifreniz değiştirildi. Diğer tüm cihazlarda oturum kapatıldı.',
      doneCancelled:
        'Şifreniz değiştirildi. Diğer tüm cihazlarda oturum kapatıldı. E-postanın {cancelled} olarak değiştirilmesi iptal edildi.',
    },
    noPassword: {
      state: 'Şifre yok',
      text: 'Geçiş anahtarıyla oturum açıyorsunuz. E-postayla seçilen şifre ikinci bir yoldur; seçince oturumunuz her yerde kapatılır.',
      send: 'E-postayla şifre seç',
      sent: '{address} adresine bir bağlantı gönderdik. Bir saat geçerlidir.',
    },
  },

  ownPasskeys: {
    title: 'Geçiş anahtarları',
    intro: 'Parmak iziniz, yüzünüz veya cihaz PIN’i ile oturum açın. Sahte bir site hiçbir şey elde edemez.',
    list: 'Geçiş anahtarları',
    none: 'Henüz geçiş anahtarınız yok.',
    add: 'Geçiş anahtarı ekle',
    addAnother: 'Başka geçiş anahtarı ekle',
    unsupported:
      'Bu tarayıcı geçiş anahtarı oluşturamıyor. Bu sayfayı güncel bir tarayıcıda veya telefonunuzda açın.',
    added: '{name} eklendi. Artık onunla oturum açabilirsiniz.',
    notAdded: 'Geçiş anahtarı eklenmedi.',
    created: 'Oluşturulma: {time}',
    used: 'Son kullanım: {time}',
    unused: 'Henüz kullanılmadı',
    synced: 'Eşzamanlandı',
    onOneDevice: 'Yalnızca bir cihazda',
    rename: {
      action: 'Adını değiştir',
      of: 'Adını değiştir: {name}',
      field: 'Geçiş anahtarının adı',
      submit: 'Kaydet',
      cancel: 'İptal',
      done: 'Yeni adı: {name}.',
      failed: 'Adı değiştirilemedi: {name}.',
    },
    remove: {
      action: 'Kaldır',
      of: 'Kaldır: {name}',
      question: '{name} kaldırılsın mı?',
      consequence: 'Artık onunla oturum açılamaz. {authenticator} içinden de silin: Orada hâlâ önerilebilir.',
      consequenceUnknown:
        'Artık onunla oturum açılamaz. Cihazınızın ayarlarından da silin: Orada hâlâ önerilebilir.',
      lastFactor: 'Hemen başka bir ikinci doğrulama adımı kurmanız gerekecek.',
      confirm: 'Kaldır',
      keep: 'Kalsın',
      done: '{name} kaldırıldı.',
      failed: '{name} kaldırılamadı.',
    },
    last: {
      question: '{name}, oturum açmanızın tek yolu.',
      consequence: 'O olmadan kimse giremez. Önce başka bir geçiş anahtarı ekleyin veya bir şifre seçin.',
      keep: 'Kalsın',
    },
  },

  twoFactor: {
    title: 'İki adımlı doğrulama',
    intro: 'Şifrenizden sonra telefonunuzdaki bir uygulamanın kodunu isteriz.',
    off: {
      state: 'Kapalı',
      text: 'Şifrenizi öğrenen herkes oturum açabilir. Kod bunu engeller.',
      byPasskey:
        'Yalnızca geçiş anahtarıyla oturum açıyorsunuz, kod gerekmiyor. Uygulama, siz olduğunuzu doğrulamanın başka bir yoludur.',
      encouraged: '{appName} bunu açmanızı öneriyor.',
      action: 'Aç',
    },
    on: {
      state: 'Açık',
      since: 'Açılma: {time}',
      noBackupCodes: 'Yedek kod kalmadı. Yenilerini oluşturun: Telefonunuz olmadan oturum açamazsınız.',
      backupCodes: { one: '{count} yedek kod kaldı.', other: '{count} yedek kod kaldı.' },
      few: 'Bitmeden yenilerini oluşturun.',
    },
    turnedOn: 'İki adımlı doğrulama açık.',
    endOthers: {
      text: {
        one: 'Diğer {count} cihazda oturum hâlâ açık.',
        other: 'Diğer {count} cihazda oturum hâlâ açık.',
      },
      textByPassword: {
        one: 'Diğer {count} cihazda oturum hâlâ açık, yalnızca şifreyle.',
        other: 'Diğer {count} cihazda oturum hâlâ açık, yalnızca şifreyle.',
      },
      action: {
        one: 'Diğer {count} cihazda oturumu kapat',
        other: 'Diğer {count} cihazda oturumu kapat',
      },
      done: 'Diğer tüm cihazlarda oturum kapatıldı.',
    },
    newCodes: {
      action: 'Yeni yedek kodlar',
      question: 'Yeni yedek kodlar oluşturulsun mu?',
      consequence: 'Şimdiki kodlarınız hemen geçersiz olur.',
      confirm: 'Yeni kodlar oluştur',
      keep: 'Eskiler kalsın',
      done: 'On yeni yedek kodunuz var. Öncekiler artık geçerli değil.',
    },
    turnOff: {
      action: 'Kapat',
      question: 'İki adımlı doğrulama kapatılsın mı?',
      consequence:
        'Oturum açmak için yine şifreniz yeter. Yedek kodlar ve güvenilen tarayıcılar geçersiz olur. Kimlik doğrulama uygulamanızdaki hesabı da silin.',
      required: 'Hemen yeniden bir ikinci doğrulama adımı kurmanız gerekecek.',
      confirm: 'Kapat',
      keep: 'Açık kalsın',
      done: 'İki adımlı doğrulama kapalı.',
    },
  },

  twoFactorSetUp: {
    scan: {
      title: 'Hesabı uygulamanıza ekleyin',
      intro:
        'Telefonunuzda bir kimlik doğrulama uygulaması açın, örneğin şifre yöneticinizinkini, ve bu kodu tarayın.',
      onPhone: 'Bu telefondaki bir kimlik doğrulama uygulamasında kurun:',
      open: 'Kimlik doğrulama uygulamasını aç',
      picture: 'Kimlik doğrulama uygulaması için QR kodu, hesap: {email}',
      cannot: 'Tarayamıyor musunuz?',
      byHand: 'Bu anahtarı uygulamaya girin. Sorarsa: Zamana dayalıdır ve 6 hanelidir.',
      copy: 'Anahtarı kopyala',
      copied: 'Anahtar kopyalandı.',
    },
    prove: {
      title: 'Uygulamanın gösterdiği kodu girin',
      label: 'Uygulamadaki kod',
      hint: '6 rakam. 30 saniyede bir yeni kod gelir.',
      submit: 'Aç',
      cancel: 'İptal',
      note: 'Kod girene kadar hiçbir şey değişmez.',
    },
    codes: {
      title: 'Yedek kodlarınızı saklayın',
      intro:
        'Telefonunuzu mu kaybettiniz? Yedek kodla girersiniz. Her biri bir kez geçerlidir. Onları tekrar gösteremeyiz.',
      list: 'Yedek kodlar',
      copy: 'Kopyala',
      copied: 'Kodlar kopyalandı.',
      notCopied: 'Tarayıcınız buna izin vermedi. Metni seçip kopyalayın.',
      download: 'İndir',
      print: 'Yazdır',
      done: 'Kodları sakladım',
      unkept: {
        title: 'Yedek kodlar olmadan çıkılsın mı?',
        consequence: 'Onları tekrar gösteremeyiz. Yenilerini oluşturmanız gerekir.',
        leave: 'Kodlar olmadan çık',
        keep: 'Burada kal',
      },
      file: '{appName} yedek kodları.txt',
      sheet: {
        title: '{appName} yedek kodları',
        account: 'Hesap: {email}',
        made: 'Oluşturulma: {date}. Önceki kodlar artık geçerli değil.',
        note: 'Her kod, kimlik doğrulama uygulamasındaki kodun yerine bir kez geçerlidir.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Güvenilen tarayıcılar',
    intro: 'Bunlarda 30 gün boyunca şifreniz gerekir, kod gerekmez.',
    list: 'Güvenilen tarayıcılar',
    none: 'Güvenilen tarayıcı yok. Kod girerken bunu seçebilirsiniz.',
    ends: 'Güven {time} sona erer',
    remove: {
      action: 'Kaldır',
      of: '{device} için güveni kaldır',
      question: '{device} için güven kaldırılsın mı?',
      consequence: 'Orada bir sonraki oturum açmada kod gerekir. Şu anda oturum açıksa açık kalır.',
      confirm: 'Güveni kaldır',
      keep: 'Güvenmeye devam et',
      done: '{device} için güven kaldırıldı.',
      failed: '{device} için güven kaldırılamadı.',
    },
  },
});
