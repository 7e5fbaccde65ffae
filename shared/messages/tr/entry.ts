import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: 'Oturum aç',
    intro: '{appName} hesabınızı kullanın.',
    youLeft: 'Oturumu kapattınız.',
    youWereSignedOut:
      'Buradaki oturumunuz başka bir cihazdan veya yeni bir şifreyle kapatıldı. Devam etmek için oturum açın.',
    ranOut: 'Süresi dolduğu için oturumunuz kapatıldı. Devam etmek için oturum açın.',
    disabled: 'Oturumunuz kapatıldı: Bu hesap devre dışı. Site yöneticisine başvurun.',
    notKept: 'Bu tarayıcı oturumunuzu saklamadı. Bu site için çerezlere izin verip oturum açın.',
    late: 'Bu, on dakikadan uzun sürdü. Yeniden oturum açın.',
    newHere: 'Burada yeni misiniz? <link>Hesabınızı oluşturun</link>',
    rememberMe: 'Beni hatırla',
    forgotPassword: 'Şifrenizi mi unuttunuz?',
    submit: 'Oturum aç',
    or: 'veya',
    withPasskey: 'Geçiş anahtarıyla oturum aç',
  },

  signUp: {
    title: 'Hesabınızı oluşturun',
    submit: 'Hesap oluştur',
    byPasskey: 'Geçiş anahtarıyla hesap oluştur',
    closed: 'Şu anda burada hesap oluşturamazsınız. Site yöneticisine başvurun.',
    terms: 'Hesap oluşturarak <link>kullanım koşullarını</link> kabul etmiş olursunuz.',
    privacy: 'Verilerinizin nasıl işlendiği <link>gizlilik politikasında</link> yazılıdır.',
  },

  signInFlow: {
    backToSignIn: 'Oturum açmaya dön',
    alreadyHere: 'Zaten hesabınız var mı? <link>Oturum açın</link>',
    goBackTo: 'Ardından {host} sitesine dönersiniz.',
  },

  checkMail: {
    title: 'E-postanızı kontrol edin',
    intro:
      '{email} adresine bir bağlantı ve bir kod gönderdik. İkisinden biri adresi doğrular ve oturumunuzu açar.',
    introPasskey:
      '{email} adresine bir bağlantı ve bir kod gönderdik. İkisinden biri sizi geçiş anahtarınıza götürür.',
    hint: 'Bağlantı bir saat geçerlidir. Gelmedi mi? Spam klasörünüze bakın.',
    confirmedAlready: 'Adresi doğruladınız mı? <link>Oturum açın</link>',
  },

  forgotPassword: {
    title: 'Şifrenizi mi unuttunuz?',
    intro: 'Yeni bir şifre seçmeniz için size e-postayla bağlantı göndeririz.',
    submit: 'Bağlantı gönder',
    sent: {
      title: 'E-postanızı kontrol edin',
      intro: '{email} adresine ait bir hesap varsa bir bağlantı ve bir kod yolda. İkisi de bir saat geçerli.',
      hint: 'Gelmedi mi? Spam klasörünüze ve adrese bakın.',
    },
  },

  resetPassword: {
    sendNewLink: 'Yeni bağlantı gönder',
    notMe: {
      title: 'Bu siz değil miydiniz?',
      intro:
        'Bu işlem, {email} hesabının oturumunu her cihazda kapatır, sizinkinde de. Ardından yeni bir şifre seçersiniz.',
      action: 'Hesabımı güvene al',
    },
    secured: {
      title: 'Her cihazda oturum kapatıldı',
      intro: 'Yeni şifre seçmek için bir bağlantı {email} adresine gönderiliyor.',
      hint: 'Gelmedi mi? Spam klasörünüze bakın.',
    },
  },

  choosePassword: {
    title: 'Yeni bir şifre seçin',
    intro: '{email} için. Oturumunuz her cihazda kapatılacak.',
    submit: 'Şifreyi değiştir',
    done: {
      title: 'Şifre değiştirildi',
      intro: 'Oturumunuz her cihazda kapatıldı. Yeni şifreyle oturum açın.',
      goOn: 'Oturum aç',
    },
  },

  verifyEmail: {
    goOn: 'Devam et',
    toAccount: 'Hesaba git',
    thanks: 'Teşekkürler',
    confirm: {
      title: 'E-posta adresinizi doğrulayın',
      intro: 'Tek tıklamayla {email} adresinin size ait olduğunu doğrularsınız.',
      action: 'E-posta adresini doğrula',
      done: '{email} doğrulandı.',
      doneCancelled: '{email} doğrulandı. Adresin {cancelled} olarak değiştirilmesi iptal edildi.',
    },
  },

  confirmByPassword: {
    title: 'E-posta adresinizi doğrulayın',
    byPassword: {
      intro: '{email} hesabının şifresini girin. Bu, hesabın size ait olduğunu gösterir.',
      action: 'Doğrula ve oturum aç',
      instead: 'Bunun yerine yeni şifre seç',
    },
    byNewPassword: {
      intro: '{email} için yeni bir şifre seçin. Diğer tüm cihazlarda oturum kapatılır.',
      action: 'Şifreyi değiştir ve oturum aç',
      instead: 'Bunun yerine şu anki şifreyi kullan',
    },
    byNewPasswordAgain: {
      intro:
        '{email} daha önce bir hesap için kullanıldı. O hesap için yeni bir şifre seçin: Diğer cihazlarda oturum kapatılır.',
      action: 'Şifreyi değiştir ve oturum aç',
      instead: 'Bunun yerine şu anki şifreyi kullan',
    },
    discard: {
      action: 'Bu hesabı ben oluşturmadım',
      question: '{email} hesabı kaldırılsın mı?',
      consequence: 'Hesabı oluşturan kişinin oturumu kapatılır ve hesaptaki her şey silinir.',
      confirm: 'Hesabı kaldır',
      keep: 'Hesap kalsın',
      done: {
        title: 'Hesap kaldırıldı',
        action: 'Devam et',
        intro: 'Artık kimse {email} ile oturum açamaz.',
      },
    },
  },

  linkSpent: {
    title: 'Bu bağlantı artık geçerli değil',
    verifyEmail: {
      intro: 'Süresi dolmuş veya zaten kullanılmış. Oturum açınca yenisini gönderebilirsiniz.',
      action: 'Yeni bağlantı gönder',
    },
    changeEmail: {
      intro: 'Süresi dolmuş veya zaten kullanılmış. Oturum açınca değişikliğin durumunu görürsünüz.',
      action: 'Değişikliği gör',
    },
    resetPassword: {
      intro: 'Süresi dolmuş veya zaten kullanılmış. Yeni bağlantı bir saat geçerlidir.',
      action: 'Yeni bağlantı gönder',
    },
    notMe: {
      intro: 'Süresi dolmuş veya zaten kullanılmış. Yeni bir şifre de oturumu her cihazda kapatır.',
      action: 'Yeni şifre seç',
    },
    keepAccount: {
      intro:
        'Süresi dolmuş veya zaten kullanılmış. Hesap silinene kadar oturum açıp hesabı koruyabilirsiniz.',
      action: 'Korumak için oturum aç',
    },
    confirmByPassword:
      'Oturum açamıyor musunuz? E-postadaki bağlantıyla yeni bir şifre seçmek, adresi de doğrular.',
  },

  mailLink: {
    linkMissing: {
      title: 'Bu bağlantı eksik',
      intro: 'E-postadan bir kez daha açın, tamamını kopyalayın veya e-postadaki kodu yazın.',
    },
    sentAgain: 'Gönderildi. Her bağlantı bir saat geçerlidir.',
    code: {
      label: 'E-postadaki kod',
      hint: 'Kodu isteyen tarayıcı içindir. Başka hiçbir yerde bu kodu sizden istemeyiz.',
      submit: 'Kodu kullan',
    },
  },

  passkeySignUp: {
    start: {
      title: 'Hesabınızı geçiş anahtarıyla oluşturun',
      intro: 'Parmak iziniz, yüzünüz veya cihaz PIN’i ile oturum açarsınız. Unutulacak bir şifre yoktur.',
      hint: 'Önce size e-postayla bir bağlantı göndeririz. Geçiş anahtarınızı kaybederseniz e-posta ile yeniden girersiniz.',
      submit: 'Bağlantıyı gönder',
      byPassword: 'Bunun yerine şifre kullan',
    },
    create: {
      title: 'Geçiş anahtarınızı oluşturun',
      intro: '{email} adresini doğrular. Bundan sonra onunla oturum açarsınız.',
      action: 'Geçiş anahtarı oluştur',
      unsupported:
        'Bu tarayıcı geçiş anahtarı oluşturamıyor. Bağlantıyı başka bir tarayıcıda açın veya şifre seçin.',
      byPassword: 'Bunun yerine şifre seç',
      byPasskey: 'Bunun yerine geçiş anahtarı oluştur',
    },
    choose: {
      title: 'Bir şifre seçin',
      intro: '{email} adresini doğrular ve oturumunuzu açar. Geçiş anahtarını sonra ekleyebilirsiniz.',
    },
  },

  twoFactorPage: {
    title: 'İki adımlı doğrulama',
    startAgain: 'Baştan başla',
    lost: {
      question: 'Telefonu ve yedek kodları mı kaybettiniz?',
      passkey: 'Geçiş anahtarını mı kaybettiniz?',
      answer:
        'Site yöneticisine başvurun. Siz olduğunuzdan emin olunca ikinci doğrulama adımınızı sıfırlayabilir.',
    },
    over: {
      title: 'Yeniden oturum açın',
      tooMany: 'Beş kod yanlıştı. Tekrar denemek için şifrenizle yeniden oturum açın.',
      late: 'Bu, on dakikadan uzun sürdü veya şifreniz değiştirildi. Devam etmek için yeniden oturum açın.',
    },
    setUp: {
      title: 'İkinci doğrulama adımını kurun',
      required: '{appName} herkesten şifreden fazlasını ister. Elinizin altında olanı seçin.',
      wanted: 'Bu site şifreden fazlasını ister. Elinizin altında olanı seçin.',
      passkey: {
        title: 'Geçiş anahtarı',
        intro: 'Parmak iziniz, yüzünüz, PIN’iniz veya güvenlik anahtarınız. En hızlı yol, yazmak gerekmez.',
        action: 'Geçiş anahtarı oluştur',
      },
      app: {
        title: 'Kimlik doğrulama uygulaması',
        intro: 'Telefonunuzdaki bir uygulama kod gösterir. Bu kodu şifrenizden sonra girersiniz.',
        action: 'Uygulamayı kur',
      },
      signedInAs: '{email} olarak oturum açıldı. <link>Oturumu kapat</link>',
    },
  },

  authorize: {
    title: '{host} sitesine devam edin',
    intro: 'Bu işlem orada oturumunuzu açar. Site adınızı, e-postanızı ve profilinizi görür.',
    introNobody: 'Önce oturum açın. Ardından siteye devam edersiniz.',
    signedInAs: 'Oturumu açık hesap',
    action: 'Devam et',
    useAnother: 'Başka bir hesap kullan',
    notWanted: 'İstediğiniz bu değil miydi? <link>{host} sitesine dönün</link>',
  },

  siteRefused: {
    title: 'Bu bağlantı çalışmıyor',
    intro: 'Onunla oturum açamazsınız. {appName} siteye hiçbir şey göndermedi.',
    goBack: 'Geri dön',
    goOn: 'Hesaba git',
    reasons: {
      client_id: 'Site yöneticisi için: {name} bu hizmetin güvendiği bir kaynak (origin) değil.',
      redirect_uri:
        'Site yöneticisi için: {name} sitenin bir sayfası olmalı, https ile ve parça (fragment) olmadan.',
    },
  },

  agree: {
    keep: {
      title: 'Hesabınızı koruyun',
      intro: '{email} hesabı silinmek üzere. Tek tıklamayla olduğu gibi kalır.',
      action: 'Hesabımı koru',
      done: 'Hesabınız silinmeyecek. Hiçbir şey kaybolmadı.',
    },
    stop: {
      title: 'Hesabınızı olduğu gibi koruyun',
      address:
        '{email} hesabına başka bir adres ve yeni bir şifre verilecek. Tek tıklamayla olduğu gibi kalır.',
      second_factor: '{email} hesabının ikinci doğrulama adımı kaldırılacak. Tek tıklamayla yerinde kalır.',
      action: 'Durdur',
      done: {
        address: 'Durduruldu. Adres ve şifre olduğu gibi kalıyor.',
        second_factor: 'Durduruldu. İkinci doğrulama adımı yerinde kalıyor.',
      },
    },
    change: {
      title: 'E-posta adresinizi değiştirin',
      intro: 'E-postanız {email} olacak: Diğer cihazlarda oturum kapatılır.',
      introHalf:
        'Diğer adres de onaylayınca e-postanız {email} olacak: O zaman diğer cihazlarda oturum kapatılır.',
      action: 'Değişikliği onayla',
      done: 'E-posta adresiniz bundan sonra {email}.',
      half: 'Kaydedildi. Diğer adres onaylayınca adresiniz {email} olacak.',
      taken: {
        title: 'Bu adres kullanılıyor',
        intro: '{email} artık başka bir hesabın adresi. Sizin adresiniz olduğu gibi kaldı.',
      },
    },
  },

  background: {
    title: 'Deneyiminiz',
    intro: '{appName}, {why} soruyor. İki üç dokunuş yeter.',
    goOn: 'Devam et',
    skip: 'Şimdilik atla',
  },
});
