import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'İstek kimliği',
    tryAgain: 'Tekrar dene',
    loading: 'Yükleniyor…',
    justNow: 'az önce',
    show: '<hidden>Şifreyi </hidden>Göster',
    hide: '<hidden>Şifreyi </hidden>Gizle',
    countOf: '{count} / {limit}',
    signOut: 'Oturumu kapat',
    result: 'Sonuç',
    sendAgain: 'Tekrar gönder',
    sendAgainIn: '{seconds} sn sonra tekrar gönder',
    nowAgain: 'Şimdi tekrar deneyebilirsiniz.',
    language: 'Dil',
    languageNotChanged: 'Dil değiştirilmedi.',
    theme: 'Tema',
    themes: {
      system: 'Cihazla aynı',
      light: 'Açık',
      dark: 'Koyu',
    },
    both: '{first} {second}',
    unsaved: {
      title: 'Kaydetmeden çıkılsın mı?',
      consequence: 'Bu sayfada yaptığınız değişiklikler kaybolur.',
      leave: 'Kaydetmeden çık',
      keep: 'Düzenlemeye devam et',
    },
  },

  errors: {
    unexpected: 'Bizden kaynaklanan bir sorun oluştu. Tekrar deneyin.',
    sentences: {
      invalid_input: 'Bazı bilgiler geçerli değil. Formu kontrol edip tekrar deneyin.',
      unauthenticated: 'Oturumunuz kapatıldı. Yeniden oturum açın.',
      forbidden: 'Bu istek reddedildi. Site yöneticisine başvurun.',
      account_disabled: 'Bu hesap devre dışı. Site yöneticisine başvurun.',
      untrusted_origin: 'Bu web adresi oturum açmak için kullanılamaz.',
      not_found: 'Bu öğe artık yok. Sayfayı yeniden yükleyin.',
      payload_too_large: 'Bu çok uzun. Kısaltıp tekrar deneyin.',
      step_up_required: 'Devam etmek için siz olduğunuzu doğrulayın.',
      step_up_declined: 'Hiçbir şey değiştirilmedi: Siz olduğunuzu doğrulamadınız.',
      wrong_password: 'Bu, şu anki şifreniz değil.',
      wrong_code: 'Bu kod yanlış veya daha önce kullanılmış. Bir sonraki kodu bekleyin.',
      wrong_credentials: 'E-posta veya şifre yanlış. İkisini de kontrol edin veya yeni bir şifre seçin.',
      person_changed: 'Bu tarayıcıda başka biri oturum açtı. Hiçbir şey kaydedilmedi.',
      email_taken: 'Bu e-posta adresiyle açılmış bir hesap zaten var. Bunun yerine oturum açın.',
      cookie_refused: 'Tarayıcınız oturumu saklamadı. Çerezlere izin verip tekrar deneyin.',
      email_not_verified:
        'Önce e-posta adresinizi doğrulayın: Size gönderdiğimiz e-postadaki bağlantıyı açın.',
      link_unusable: 'Bu bağlantının süresi dolmuş veya bağlantı zaten kullanılmış. Yenisini isteyin.',
      conflict: 'Bu, başka bir yerde değiştirildi. Sayfayı yeniden yükleyip tekrar deneyin.',
      sign_up_closed: 'Burada yeni hesap oluşturulamaz. Site yöneticisine başvurun.',
    },
    unavailable: '{appName} hizmetine şu anda ulaşılamıyor. Birazdan tekrar deneyin.',
    unreachable: '{appName} hizmetine ulaşılamıyor. Bağlantınızı kontrol edip tekrar deneyin.',
    offline: 'Çevrimdışısınız. İnternete bağlanıp tekrar deneyin.',
    tooManyAttempts: 'Çok fazla deneme yapıldı. {wait} sonra tekrar deneyin.',
  },

  fields: {
    name: 'Ad',
    email: 'E-posta',
    password: 'Şifre',
  },

  device: {
    thisDevice: 'Bu cihaz',
    unknownDevice: 'Bilinmeyen cihaz',
    // The brackets keep both names free of suffixes wherever the label stands.
    browserOn: '{browser} ({os})',
  },

  root: {
    skipToContent: 'İçeriğe geç',
    notFound: {
      title: 'Sayfa bulunamadı',
      intro: 'Bu adreste bir şey yok. Taşınmış olabilir.',
      goOn: 'Hesaba git',
    },
    notOpened: 'Bu sayfa açılmadı',
    triesAgain: 'Bu sayfa kendiliğinden tekrar dener ve mümkün olunca açılır.',
    notReached: '{appName} hizmetine ulaşılamıyor',
    offline: 'Çevrimdışısınız',
  },

  frame: {
    navigation: 'Hesap',
    pages: {
      overview: 'Genel bakış',
      profile: 'Profil',
      security: 'Güvenlik',
      devices: 'Cihazlar',
      activity: 'Etkinlik',
      data: 'Veri ve gizlilik',
    },
    backArrow: '← ',
    backTo: '{appName} sayfasına dön',
    signedInAs: '{email} olarak oturum açıldı',
    signOut: 'Oturumu kapat',
    accountStays: 'Hesabınız silinmeyecek. Hiçbir şey kaybolmadı.',
    stillSignedIn: 'Oturumunuz hâlâ açık.',
    otherPerson:
      'Bu tarayıcıda açılan başka bir oturum sizinkinin yerini aldı. Artık oturumunuz {email} olarak açık.',
  },

  profileFields: {
    notSaid: 'Belirtilmedi',
    assumed: '{value} (bu tarayıcıya göre)',
    clear: 'Temizle',
  },

  stepUp: {
    title: 'Siz olduğunuzu doğrulayın',
    titles: {
      'account.changeEmail': 'E-postanızı değiştirmek için siz olduğunuzu doğrulayın',
      'account.export': 'Verilerinizi indirmek için siz olduğunuzu doğrulayın',
      'account.requestDeletion': 'Hesabınızı silmek için siz olduğunuzu doğrulayın',
      changePassword: 'Şifrenizi değiştirmek için siz olduğunuzu doğrulayın',
      passkeyRegisterOptions: 'Geçiş anahtarı eklemek için siz olduğunuzu doğrulayın',
      removePasskey: 'Geçiş anahtarını kaldırmak için siz olduğunuzu doğrulayın',
      enableTwoFactor: 'İki adımlı doğrulamayı kurmak için siz olduğunuzu doğrulayın',
      disableTwoFactor: 'İki adımlı doğrulamayı kapatmak için siz olduğunuzu doğrulayın',
      newBackupCodes: 'Yeni yedek kodlar oluşturmak için siz olduğunuzu doğrulayın',
    },
    notAgain: '10 dakika boyunca tekrar sorulmaz.',
    cancel: 'İptal',
    confirm: 'Doğrula',
    passkey: {
      intro: 'Geçiş anahtarınızı kullanın: parmak iziniz, yüzünüz, PIN’iniz veya güvenlik anahtarınız.',
      submit: 'Geçiş anahtarı kullan',
      instead: 'Bunun yerine geçiş anahtarı kullan',
    },
    code: {
      intro: 'Kimlik doğrulama uygulamanızın şu anda gösterdiği kodu girin.',
      field: {
        label: 'Kod',
        hint: '6 rakam',
      },
      instead: 'Uygulamadaki kodu kullan',
    },
    backup: {
      intro: 'Sakladığınız yedek kodlardan birini girin. Her biri bir kez geçerlidir.',
      field: {
        label: 'Yedek kod',
        hint: '10 harf ve rakam',
      },
      instead: 'Yedek kod kullan',
    },
    password: {
      intro: 'Devam etmek için şifrenizi girin.',
      instead: 'Şifre kullan',
    },
    trust: {
      label: 'Bu tarayıcıya 30 gün güven',
      hint: 'Bu süre içinde kod gerekmez. Bunu yalnızca sizden başka kimsenin kullanmadığı bir cihazda seçin.',
    },
  },

  passkeys: {
    noneUsed: 'Geçiş anahtarı kullanılmadı. Tekrar deneyin veya başka bir yolla devam edin.',
    noneCreated: 'Geçiş anahtarı oluşturulmadı. Hazır olduğunuzda tekrar deneyin.',
    exists: 'Bu cihazda veya anahtarda hesabınız için zaten bir geçiş anahtarı var.',
    unsupported:
      'Bu cihaz burada geçiş anahtarı kullanamıyor. Başka bir cihaz veya güvenlik anahtarı deneyin.',
    unverified: 'Önce bu cihazda ekran kilidi veya PIN ayarlayın.',
    wrongAddress: 'Geçiş anahtarları bu web adresinde çalışmaz. Site yöneticisine başvurun.',
    failed: 'Geçiş anahtarı yanıt vermedi. Tekrar deneyin veya başka birini kullanın.',
    refused: 'Bu geçiş anahtarı burada işe yaramadı. Tekrar deneyin veya başka bir yolla devam edin.',
  },

  newPassword: {
    hint: 'En az {minLength} karakter. Birbiriyle ilgisiz birkaç kelime iyi bir şifre olur.',
    strengths: {
      short: 'Henüz çok kısa.',
      personal: 'Adınıza veya e-postanıza çok benziyor: Farklı kelimeler ekleyin.',
      weak: 'Tahmin etmesi kolay: Bir kelime daha ekleyin.',
      fair: 'Orta. Bir kelime daha onu güçlü yapar.',
      strong: 'Güçlü: tahmin etmesi zor.',
    },
  },

  emailChange: {
    cancelsChange: 'Bu işlem, adresinizin {email} olarak değiştirilmesini iptal eder.',
    cancelledChange: 'Adresinizin {email} olarak değiştirilmesi iptal edildi.',
  },

  page: {
    noScript:
      'Burada oturum açmak için JavaScript gerekir. Bu site için JavaScript’i açıp sayfayı yeniden yükleyin.',
    incomplete: 'Bu sayfa tam yüklenmedi. Bağlantınızı kontrol edip sayfayı yeniden yükleyin.',
  },
});
