import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: 'Genel bakış',
    inOrder: 'Her şey yolunda.',
    summary: { one: 'Yapılacak {count} iş kaldı.', other: 'Yapılacak {count} iş kaldı.' },
    leftToDo: 'Yapılacak:',
    confirmed: {
      text: 'E-postanız doğrulandı.',
      step: 'E-postayı değiştir',
    },
    unconfirmed: {
      text: 'E-postanız henüz doğrulanmadı.',
      step: 'Doğrula',
    },
    pendingEmail: {
      waiting: 'E-postanız {email} olmak üzere. Onaylayın: Bağlantıların süresi {end} dolacak.',
      confirmed: 'E-postanız {email} olacak (en geç {end}).',
      step: 'Değişikliği gör',
    },
    pendingDeletion: {
      text: 'Hesabınız {time} tarihinde silinecek.',
      step: 'Silme işlemini gör',
    },
    answered: {
      text: 'Deneyiminizle ilgili sorular yanıtlandı.',
      step: 'Profili düzenle',
    },
    unanswered: {
      text: 'Deneyiminizle ilgili sorular henüz yanıtlanmadı.',
      step: 'Yanıtla',
    },
    password: {
      text: 'Şifreniz {time} belirlendi.',
      step: 'Şifreyi değiştir',
    },
    twoFactor: {
      on: {
        text: {
          one: 'İki adımlı doğrulama açık, {count} yedek kod kaldı.',
          other: 'İki adımlı doğrulama açık, {count} yedek kod kaldı.',
        },
        step: 'İki adımlı doğrulamayı gör',
      },
      few: {
        none: 'Yedek kod kalmadı: Telefonunuz olmadan oturum açamazsınız.',
        text: { one: 'Yalnızca {count} yedek kod kaldı.', other: 'Yalnızca {count} yedek kod kaldı.' },
        step: 'Yeni kodlar oluştur',
      },
      off: {
        text: 'İki adımlı doğrulama kapalı: Oturum açmak için şifreniz yeter.',
        step: 'Aç',
      },
      encouraged: { text: 'İki adımlı doğrulama kapalı. {appName} bunu açmanızı öneriyor.', step: 'Aç' },
    },
    passkeys: {
      none: {
        text: 'Geçiş anahtarınız yok. Eklerseniz parmak izi, yüz veya PIN ile oturum açarsınız.',
        step: 'Geçiş anahtarı ekle',
      },
      some: {
        text: {
          one: 'Bir geçiş anahtarıyla oturum açabilirsiniz.',
          other: '{count} geçiş anahtarıyla oturum açabilirsiniz.',
        },
        step: 'Geçiş anahtarlarını gör',
      },
      only: {
        text: 'Oturum açmanın tek yolu bir geçiş anahtarı. O olmadan yalnızca e-posta ile girebilirsiniz.',
        step: 'Bir tane daha ekle',
      },
    },
    trustedBrowsers: {
      text: { one: 'Bir tarayıcıda kod gerekmiyor.', other: '{count} tarayıcıda kod gerekmiyor.' },
      step: 'Güvenilen tarayıcıları gör',
    },
    devices: {
      onlyThis: 'Yalnızca bu cihazda oturum açık.',
      text: { one: 'Yalnızca bu cihazda oturum açık.', other: '{count} cihazda oturum açık.' },
      see: 'Cihazları gör',
      lost: 'Cihazınızı mı kaybettiniz? Oturumunu kapatın',
    },
    lastSignIn: {
      other: 'Başka yerde en son {time} oturum açıldı: {device}.',
      otherAt: 'Başka yerde en son {time} oturum açıldı: {device}, {place}.',
      only: 'Bu cihazda {time} oturum açtınız. Başka yerde oturum açılmadı.',
      step: 'Etkinliği gör',
    },
  },

  profile: {
    title: 'Profil',
    account: {
      title: 'Hesap',
      intro: 'Adınız ve oturum açtığınız e-posta.',
    },
    changeEmail: 'E-postayı değiştir',
    details: {
      title: 'Ayrıntılar',
      intro: 'Hepsi isteğe bağlıdır.',
    },
    background: {
      title: 'Deneyim',
      intro: '{appName}, {why} soruyor. Hepsi isteğe bağlıdır.',
    },
    save: 'Kaydet',
    saved: 'Kaydedildi.',
    onlyNameSaved: 'Adınız kaydedildi, gerisi kaydedilmedi.',
  },

  picture: {
    title: 'Resim',
    intro: 'Adınızın yanında gösterilir: burada ve bu hesapla kullandığınız uygulamalarda.',
    choose: 'Resim seç',
    formats: 'PNG, JPEG veya WebP.<mouse> Dosyayı buraya sürükleyip bırakabilirsiniz.</mouse>',
    remove: {
      action: 'Resmi kaldır',
      keep: 'Resim kalsın',
      title: 'Resminiz kaldırılsın mı?',
      consequence: 'Resim silinir. Yerine adınızın ilk harfi gösterilir.',
    },
    saved: 'Resminiz kaydedildi.',
    removed: 'Resminiz kaldırıldı.',
    unreadable: 'Tarayıcınız bu dosyayı resim olarak açamıyor. PNG, JPEG veya WebP seçin.',
    refused: 'Bu resim okunamıyor. Başka bir PNG, JPEG veya WebP seçin.',
    crop: {
      title: 'Resminizi kırpın',
      intro: 'Resmi sürükleyin veya ok tuşlarını kullanın. Fotoğraftaki konum bilgisi kaldırılır.',
      area: 'Resmin gösterilen bölümü',
      zoom: 'Yakınlaştırma',
      cancel: 'İptal',
      save: 'Resmi kaydet',
    },
  },

  devices: {
    title: 'Cihazlar',
    list: 'Cihazlar',
    section: {
      title: 'Oturumunuzun açık olduğu yerler',
      intro: 'Cihazınızı mı kaybettiniz? Oturumunu kapatın: Orada yeniden oturum açmak gerekir.',
    },
    introWithPlaces:
      'Cihazınızı mı kaybettiniz? Oturumunu kapatın: Orada yeniden oturum açmak gerekir. Yerler yaklaşıktır.',
    activeNow: 'Şu anda etkin',
    active: 'Son etkinlik: {time}',
    signedIn: {
      password: 'Şifrenizle {time} oturum açıldı',
      passkey: 'Geçiş anahtarıyla {time} oturum açıldı',
      sign_up: 'Hesabı oluştururken {time} oturum açıldı',
    },
    confirmedBy: {
      passkey: '{signedIn}, geçiş anahtarıyla doğrulandı',
      code: '{signedIn}, kodla doğrulandı',
    },
    signsOut: 'Oturum {time} kendiliğinden kapanır',
    onlyThisDevice: 'Yalnızca bu cihazda oturum açık. <link>Hesabınızda neler olduğunu görün</link>',
    signOut: 'Oturumu kapat',
    signOutOf: '{device} oturumunu kapat',
    confirm: {
      question: '{device} oturumu kapatılsın mı?',
      consequence: 'Hesabınıza dönmek için o cihazda yeniden oturum açmak gerekir.',
      action: 'Oturumu kapat',
      keep: 'Oturum açık kalsın',
    },
    sites: {
      title: 'Oturumun açık olduğu siteler',
      of: '{device}: oturumun açık olduğu siteler',
      signOutOf: '{device}: {site} oturumunu kapat',
      used: 'son kullanım: {time}',
      confirm: {
        question: '{site} oturumu kapatılsın mı?',
        consequence: 'Cihazda oturum açık kalır. Cihaz o siteye şifre olmadan dönebilir.',
        action: 'Oturumu kapat',
        keep: 'Oturum açık kalsın',
      },
      wasSignedOut: '{device}: {site} oturumu kapatıldı.',
      notSignedOut: '{device}: {site} oturumu kapatılamadı.',
    },
    unknown: 'Tanımadınız mı?',
    unknownOf: 'Tanımadınız mı? {device}',
    signOutOthers: {
      count: { one: '{count} cihazda daha oturum açık.', other: '{count} cihazda daha oturum açık.' },
      action: 'Diğer cihazlarda oturumu kapat',
      keep: 'Oturumlar açık kalsın',
      title: {
        one: 'Diğer {count} cihazda oturum kapatılsın mı?',
        other: 'Diğer {count} cihazda oturum kapatılsın mı?',
      },
      consequence: 'Hesabınıza dönmek için orada yeniden oturum açmak gerekir. Bu cihazda oturum açık kalır.',
      done: {
        one: 'Diğer {count} cihazda oturum kapatıldı.',
        other: 'Diğer {count} cihazda oturum kapatıldı.',
      },
      failed: 'Hiçbir cihazda oturum kapatılmadı.',
    },
    kinds: {
      desktop: 'Bilgisayar',
      mobile: 'Telefon',
      tablet: 'Tablet',
      bot: 'Program',
      other: '',
    },
    savedPassword: 'Şifreniz o cihazda kayıtlı mı? <link>Şimdi değiştirin</link>',
    result: 'Sonuç',
    wasSignedOut: '{device} oturumu kapatıldı.',
    notSignedOut: '{device} oturumu kapatılamadı.',
  },

  activity: {
    title: 'Etkinlik',
    intro: 'Buradaki bir işlemi siz yapmadınız mı? <link>Hesabınızı güvene alın</link>: İki adım yeter.',
    today: 'Bugün',
    yesterday: 'Dün',
    attempts: {
      sign_in: {
        one: '{count} başarısız oturum açma denemesi',
        other: '{count} başarısız oturum açma denemesi',
      },
      step_up: {
        one: '{count} yanlış yanıt (doğrulama istendiğinde)',
        other: '{count} yanlış yanıt (doğrulama istendiğinde)',
      },
      second_factor: {
        one: '{count} yanlış kod (doğru şifreden sonra)',
        other: '{count} yanlış kod (doğru şifreden sonra)',
      },
    },
    times: { one: '{count} kez', other: '{count} kez' },
    timesOf: '{times}: {sentence}',
    timesFrom: { one: '{count} IP adresinden {times}', other: '{count} IP adresinden {times}' },
    latestAt: 'En son: {time}',
    nothing: 'Henüz bu türden bir şey olmadı.',
    nothingAtAll: 'Son 400 günde hiçbir şey olmadı.',
    showAll: 'Tümünü göster',
    notMe: 'Bu ben değildim',
    notMeOf: 'Bu ben değildim: {sentence}, {device}',
    showOlder: 'Daha eskileri göster',
    filter: {
      label: 'Göster',
      all: 'Tümü',
      signIns: 'Oturum açma ve kapatma',
      password: 'Şifre',
      secondFactor: 'Geçiş anahtarları ve kodlar',
      email: 'E-posta',
      account: 'Hesap',
    },
    sentences: {
      sign_up: 'Hesap oluşturuldu',
      imported: 'Hesap buraya taşındı',
      data_copied: 'Verilerinizin bir kopyası oluşturuldu',
      sign_in: 'Oturum açıldı',
      sign_out: 'Oturum kapatıldı',
      locked: 'Çok fazla denemeden sonra oturum açma yavaşlatıldı',
      step_up: 'Siz olduğunuz doğrulandı',
      session_revoked: 'Bir cihazda oturum kapatıldı',
      sessions_revoked: 'Diğer cihazlarda oturum kapatıldı',
      site_signed_in: 'Başka bir sitede oturum açıldı',
      site_signed_out: 'Başka bir sitede oturum kapatıldı',
      verification_requested: 'Doğrulama bağlantısı istendi',
      email_verified: 'E-posta doğrulandı',
      email_change_requested: 'E-posta değişikliği istendi',
      email_change_cancelled: 'E-posta değişikliği iptal edildi',
      email_changed: 'E-posta değiştirildi',
      password_changed: 'Şifre değiştirildi',
      password_reset_requested: 'Şifre sıfırlama istendi',
      password_reset: 'E-postadaki bağlantıyla yeni şifre seçildi',
      not_me: '“Bu ben değildim” düğmesine basıldı: Her cihazda oturum kapatıldı',
      passkey_added: 'Geçiş anahtarı eklendi',
      passkey_renamed: 'Geçiş anahtarının adı değiştirildi',
      passkey_removed: 'Geçiş anahtarı kaldırıldı',
      two_factor_enabled: 'İki adımlı doğrulama açıldı',
      two_factor_disabled: 'İki adımlı doğrulama kapatıldı',
      second_factor: 'İkinci doğrulama adımı tamamlandı',
      backup_code_used: 'Yedek kod kullanıldı',
      backup_codes_replaced: 'Yeni yedek kodlar oluşturuldu',
      browser_trusted: 'Bir tarayıcıya güvenildi',
      browser_untrusted: 'Bir tarayıcıya duyulan güven kaldırıldı',
      recovery_requested: 'Hesabın kurtarılacağı bildirildi',
      stolen_recovery_requested: 'Çalınan hesabın kurtarılacağı bildirildi',
      recovery_stopped: 'Hesap kurtarma durduruldu',
      recovered: 'Hesap yeni bir adresle kurtarıldı',
      factor_reset_requested: 'İkinci doğrulama adımının kaldırılacağı bildirildi',
      factor_reset_stopped: 'İkinci doğrulama adımını kaldırma durduruldu',
      factor_reset: 'İkinci doğrulama adımı kaldırıldı',
      factor_reset_at_once: 'İkinci doğrulama adımı beklenmeden kaldırıldı',
      deletion_requested: 'Hesabın silinmesi istendi',
      deletion_cancelled: 'Hesabın silinmesi iptal edildi',
      account_deleted: 'Hesap silindi',
      banned: 'Hesap devre dışı bırakıldı',
      unbanned: 'Hesap yeniden etkinleştirildi',
      claims_changed: 'Roller değiştirildi',
      account_created: 'Hesap oluşturuldu',
    },
    atSite: {
      site_signed_in: '{site} sitesinde oturum açıldı',
      site_signed_out: '{site} sitesinde oturum kapatıldı',
    },
    by: '{sentence} ({actor} tarafından)',
    failures: {
      sign_in: 'Başarısız oturum açma denemesi',
      step_up: 'Doğrulama istendiğinde yanlış yanıt',
      second_factor: 'Doğru şifreden sonra yanlış kod',
    },
  },

  data: {
    title: 'Veri ve gizlilik',
    copy: {
      title: 'Verileriniz',
      intro: 'Sizinle ilgili sakladığımız her şey: okumak veya başka yere götürmek için.',
      text: 'Tek bir JSON dosyası: profiliniz, resminiz, cihazlarınız, etkinliğiniz ve gönderdiğimiz e-postalar. İçinde şifre yoktur.',
      action: 'Verilerimi indir',
      done: 'Verileriniz kaydedildi: {file}.',
      failed: 'Verileriniz indirilmedi.',
    },
    roles: {
      title: 'Rolleriniz',
      intro: 'Bunları size uygulamaların yöneticileri verdi. Yalnızca onlar değiştirebilir.',
    },
    deletion: {
      title: 'Hesabı sil',
      consequences: [
        'O andan itibaren bu hesapla uygulamaları kullanamazsınız.',
        '14 gün boyunca oturum açıp iptal edebilirsiniz.',
        'Sonra her şey kalıcı olarak silinir: profil, resim, cihazlar ve etkinlik.',
      ],
      open: 'Hesabı sil',
      field: 'E-postanız',
      hint: 'Bu hesabı kastettiğinizi göstermek için {email} yazın.',
      wrong: 'Bu, bu hesabın adresi değil: {email} yazın.',
      submit: 'Hesabımı sil',
      cancel: 'Hesabımı koru',
    },
    pending: {
      text: 'Hesabınız {when} tarihinde silinecek. O zamana kadar onunla uygulamaları kullanamazsınız.',
      cancel: 'Silmeyi iptal et',
      failed: 'Silme iptal edilmedi. Hesabınız silinecek.',
    },
  },

  recovery: {
    masked: '{local}… @ {host}…',
    pending: {
      address:
        'Yöneticiden bu hesaba başka bir adres ({email}) ve yeni bir şifre vermesi istendi. En erken: {time}.',
      secondFactor: 'Yöneticiden bu hesabın iki adımlı doğrulamasını {time} tarihinde kaldırması istendi.',
      secondFactorAndPasskeys:
        'Yöneticiden bu hesabın iki adımlı doğrulamasını ve tüm geçiş anahtarlarını {time} tarihinde kaldırması istendi.',
      advice: 'Bunu siz istemediniz mi? Durdurun: O zaman hiçbir şey değişmez.',
      stop: 'Durdur',
      failed: 'Durdurulamadı.',
    },
    stopped: {
      address: 'Durduruldu. Adresiniz ve şifreniz olduğu gibi kalıyor.',
      second_factor: 'Durduruldu. İkinci doğrulama adımınız olduğu gibi kalıyor.',
    },
  },

  securing: {
    title: 'Hesabınızı güvene alın',
    intro: 'Hesabınıza başkası girdiyse: İki adım yeter ve bu cihazda oturum açık kalır.',
    aboutEmail:
      'E-postanız mı değiştirildi? Eski adrese gelen e-postamızdaki “Bu ben değildim” bağlantısı adresi geri alır.',
    endOthers: {
      title: 'Diğer tüm cihazlarda oturumu kapatın',
      all: {
        one: 'Diğer {count} cihazda oturum hemen kapatılır ve yeniden oturum açmak gerekir.',
        other: 'Diğer {count} cihazda oturum hemen kapatılır ve yeniden oturum açmak gerekir.',
      },
      one: '{device} oturumu hemen kapatılır ve yeniden oturum açmak gerekir.',
      oneAndAll: {
        one: '{device} ve diğer {count} cihazda oturum hemen kapatılır ve yeniden oturum açmak gerekir.',
        other: '{device} ve diğer {count} cihazda oturum hemen kapatılır ve yeniden oturum açmak gerekir.',
      },
      action: 'Diğer cihazlarda oturumu kapat',
      failed: 'Hiçbir cihazda oturum kapatılmadı.',
      done: 'Yalnızca bu cihazda oturum açık.',
    },
    choose: {
      title: 'Yeni bir şifre seçin',
      intro: 'Eski şifreyi bilen kişi artık giremez. Bekleyen e-posta değişikliği iptal edilir.',
      submit: 'Şifreyi değiştir',
      unknown: 'Şu anki şifrenizi bilmiyor musunuz?',
      mail: '{address} adresine bir bağlantı göndeririz. Kullanınca bu cihazda da oturum kapatılır.',
      action: 'Bana bağlantı gönder',
      mailed:
        '{address} adresine bir bağlantı gönderdik. Bir saat geçerlidir ve yalnızca bir kez kullanılabilir.',
      done: 'Eski şifre artık geçerli değil.',
    },
    ownPasskeys: {
      title: 'Size ait olmayan geçiş anahtarlarını kaldırın',
      intro: 'Her geçiş anahtarıyla her yerden oturum açılabilir. Birinin bilebileceği bir şifreniz yok.',
    },
    secured: {
      title: 'Hesabınız güvende',
      withPasskeys: 'Şimdi geçiş anahtarlarınıza bakın',
      text: 'Hesabınızla ilgili e-postalar {address} adresine gider. Bu adres sizin değilse değiştirin. Sizin eklemediğiniz geçiş anahtarlarını kaldırın.',
      changeEmail: 'E-postayı değiştir',
      passkeys: 'Geçiş anahtarlarına bak',
      activity: 'Etkinliği gör',
    },
  },
});
