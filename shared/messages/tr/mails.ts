import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

export default translate<typeof en>()({
  mails: {
    common: {
      hello: 'Merhaba {name},',
      helloNobody: 'Merhaba,',
      code: 'Veya bu kodu, bu e-postayı istediğiniz {host} sayfasına yazın:',
      codeIsSecret: 'Kodu başka yere yazmayın ve kimseye söylemeyin: Biz onu sizden asla istemeyiz.',
      notMe: 'Bu siz değil miydiniz? Tek tıklama her cihazda oturumu kapatır ve şifreyi geçersiz kılar.',
      notMeLink: 'Bu ben değildim',
      instant: '{time} UTC',
      masked: '{local}… @ {host}…',
      device: '{browser} ({system})',
      unknownDevice: 'Bilinmeyen cihaz',
      fact: '{label}: {value}',
      buttonLabel: '{label}:',
      sentBy: 'Gönderen: <link>{host}</link>. Bu adrese gelen yanıtları kimse okumaz.',
      signature: '{appName},',
    },
    facts: {
      when: 'Zaman',
      device: 'Cihaz',
      ipAddress: 'IP adresi',
      place: 'Yaklaşık yer',
      oldAddress: 'Eski adres',
      newAddress: 'Yeni adres',
      worksFrom: 'Geçerlilik başlangıcı',
      worksUntil: 'Geçerlilik sonu',
      notBefore: 'En erken',
      removedOn: 'Kaldırılma',
      from: 'Başlangıç',
      until: 'Bitiş',
    },

    verifyEmail: {
      subject: '{appName} için e-posta adresinizi doğrulayın',
      heading: 'E-posta adresinizi doğrulayın',
      given: 'Birisi, umarız siz, bu adresi {appName} hizmetine verdi.',
      button: 'E-posta adresini doğrula',
      limits:
        'Bağlantı bir saat geçerlidir ve yalnızca bir kez kullanılabilir. Bu siz değildiyseniz bu e-postayı yok sayın.',
    },
    resetPassword: {
      subject: '{appName} için yeni bir şifre seçin',
      heading: 'Yeni bir şifre seçin',
      choose: '{appName} için yeni bir şifre seçebilirsiniz. Yeni şifre, oturumunuzu her cihazda kapatır.',
      button: 'Yeni şifre seç',
      limits:
        'Bağlantı bir saat geçerlidir ve yalnızca bir kez kullanılabilir. Bunu siz istemediyseniz bu e-postayı yok sayın: Şifreniz olduğu gibi kalır.',
    },
    secured: {
      subject: '{appName} hesabınız güvende: Yeni bir şifre seçin',
      heading: 'Hesabınız güvende',
      done: 'Her cihazda oturum kapatıldı ve eski şifre artık geçerli değil.',
      button: 'Yeni şifre seç',
      limits:
        'Bağlantı bir saat geçerlidir ve yalnızca bir kez kullanılabilir. Sonrasında oturum açma sayfasından yenisini isteyin.',
    },
    invitation: {
      subject: '{appName} hesabınız: Bir şifre seçin',
      heading: 'Hesabınız için bir şifre seçin',
      created: 'Bu adresle sizin için bir {appName} hesabı oluşturuldu. Kullanmak için bir şifre seçin.',
      button: 'Şifre seç',
      limits: {
        one: 'Bağlantı {count} gün geçerlidir ve yalnızca bir kez kullanılabilir. Bir hesap beklemiyorsanız bu e-postayı yok sayın.',
        other:
          'Bağlantı {count} gün geçerlidir ve yalnızca bir kez kullanılabilir. Bir hesap beklemiyorsanız bu e-postayı yok sayın.',
      },
      expired: 'Bağlantı artık geçerli değil mi?',
      expiredLink: 'Yenisini isteyin',
    },
    signUpAttempt: {
      subject: 'Zaten bir {appName} hesabınız var',
      heading: 'Zaten bir hesabınız var',
      tried: 'Birisi, umarız siz, bu adresi başka bir hesap için kullanmayı denedi.',
      button: 'Oturum aç',
      unchanged: 'Hiçbir şey değişmedi. Bu siz değildiyseniz bu e-postayı yok sayın.',
      forgotLink: 'Şifrenizi mi unuttunuz?',
    },
    emailChangeNew: {
      subject: '{appName} için yeni e-posta adresinizi doğrulayın',
      heading: 'Yeni e-posta adresinizi doğrulayın',
      asked: 'Bu adres bir {appName} hesabının adresi olacak.',
      button: 'Yeni adresi doğrula',
      limits:
        'Bağlantı bir saat geçerlidir ve yalnızca bir kez kullanılabilir. Bu siz değildiyseniz bu e-postayı yok sayın.',
    },
    emailChangeOld: {
      subject: '{appName} e-posta adresiniz değişmek üzere',
      heading: 'E-posta adresiniz değişmek üzere',
      asked: '{appName} hesabınıza bu adresin yerine başka bir adres verilecek.',
      button: 'Değişikliğe izin ver',
      wait: 'İzin vermezseniz değişiklik üç gün bekler. O zamana kadar hesabınızda iptal edebilirsiniz.',
    },
    emailChanged: {
      subject: '{appName} e-posta adresiniz değiştirildi',
      heading: 'E-posta adresiniz değiştirildi',
      changed: '{appName} oturumunu artık yeni adresle açarsınız. Diğer cihazlarda oturum kapatıldı.',
    },
    passwordChanged: {
      subject: '{appName} şifreniz değiştirildi',
      heading: 'Şifreniz değiştirildi',
      changed: 'Şifreniz değiştirildi ve diğer cihazlarda oturum kapatıldı.',
      cancelled: 'Süren e-posta adresi değişikliğiniz iptal edildi.',
    },
    newDevice: {
      subject: '{appName} hesabınızda yeni oturum',
      heading: 'Yeni oturum açıldı',
      used: '{appName} hesabınız, daha önce görmediğimiz bir tarayıcıda kullanıldı.',
    },
    passkeyAdded: {
      subject: '{appName} hesabınıza geçiş anahtarı eklendi',
      heading: 'Geçiş anahtarı eklendi',
      added:
        '{appName} hesabınızın yeni bir geçiş anahtarı var. Ona sahip olan kişi, şifreniz olmadan oturum açabilir.',
    },
    passkeyRemoved: {
      subject: '{appName} hesabınızdan geçiş anahtarı kaldırıldı',
      heading: 'Geçiş anahtarı kaldırıldı',
      removed: '{appName} hesabınızın bir geçiş anahtarı kaldırıldı. Artık onunla oturum açılamaz.',
    },
    twoFactorOn: {
      subject: '{appName} için iki adımlı doğrulama açık',
      heading: 'İki adımlı doğrulama açık',
      setUp:
        '{appName} hesabınız için bir kimlik doğrulama uygulaması kuruldu. Oturum açarken artık onun kodu da gerekir.',
      keepCodes:
        'Yedek kodları güvenli bir yerde saklayın: Uygulama olmadan yalnızca onlarla girebilirsiniz.',
    },
    twoFactorOff: {
      subject: '{appName} için iki adımlı doğrulama kapalı',
      heading: 'İki adımlı doğrulama kapalı',
      off: '{appName} hesabınız artık kod istemiyor. Yedek kodlar artık geçerli değil.',
    },
    backupCodesReplaced: {
      subject: '{appName} için yeni yedek kodlar',
      heading: 'Yeni yedek kodlar',
      replaced: '{appName} hesabınız için yeni yedek kodlar oluşturuldu. Öncekiler artık geçerli değil.',
    },
    backupCodeUsed: {
      subject: '{appName} için bir yedek kod kullanıldı',
      heading: 'Bir yedek kod kullanıldı',
      used: 'Kimlik doğrulama uygulamanızın yerine {appName} hesabınızın bir yedek kodu kullanıldı.',
      noneLeft: 'Bu sonuncusuydu. Şimdi yenilerini oluşturun.',
      left: { one: 'Bir yedek kod kaldı.', other: '{count} yedek kod kaldı.' },
      button: 'Yeni yedek kodlar oluştur',
    },
    recovery: {
      subject: '{appName} hesabınıza yeniden erişin',
      heading: 'Hesabınıza yeniden erişin',
      given: '{appName} yöneticisi hesabınıza bu adresi veriyor. Devam etmek için yeni bir şifre seçin.',
      button: 'Yeni şifre seç',
      before: 'Bu zamandan önce, bu işlem şimdiki adresten ve oturumu açık her cihazdan durdurulabilir.',
      beforeStolen: 'Bu zamandan önce hesabı kimse kullanamaz.',
      notAsked: 'Yöneticiden bunu siz istemediniz mi? O zaman bu e-postayı yok sayın.',
    },
    recoveryNotice: {
      subject: '{appName} hesabınıza başka bir adres verilmek üzere',
      heading: 'Hesabınıza başka bir adres verilmek üzere',
      asked: '{appName} yöneticisinden hesabınıza başka bir adres ve yeni bir şifre vermesi istendi.',
      stop: 'Bunu siz mi istediniz? O zaman bir şey yapmayın. Siz istemediyseniz durdurun: Hiçbir şey değişmez.',
      button: 'Durdur',
    },
    stolenNotice: {
      subject: '{appName} hesabınızın çalındığı bildirildi',
      heading: 'Hesabınızın çalındığı bildirildi',
      reported:
        'Birisi {appName} yöneticisine hesabınızın çalındığını bildirdi. Yöneticiden hesaba başka bir adres ve yeni bir şifre vermesi istendi. O zamana kadar hesabı kimse kullanamaz.',
      stop: 'Bunu siz mi istediniz? O zaman bir şey yapmayın. Siz istemediyseniz bu zamandan önce yöneticiye bildirin: Yönetici durdurabilir ve hiçbir şey değişmez.',
      noLink:
        'Bu e-postada bunu durduran bir bağlantı yok, çünkü onu hırsız okuyabilir. Adresiniz değiştirildiyse bunu bildiren e-postaya bakın: Oradaki “Bu ben değildim” bağlantısı hesabı size geri verir.',
    },
    stolenRecovered: {
      subject: '{appName} hesabınızın artık başka bir adresi var',
      heading: 'Hesabınızın artık başka bir adresi var',
      recovered:
        '{appName} hesabınızın çalındığı bildirilmişti. Yöneticinin yardımıyla artık başka bir adresi ve yeni bir şifresi var. Her cihazda oturum kapatıldı.',
      notMe: 'Bu siz değil miydiniz? Hemen yöneticiye bildirin.',
    },
    factorResetNotice: {
      subject: '{appName} hesabınızın ikinci doğrulama adımı kaldırılacak',
      heading: 'İkinci doğrulama adımınız kaldırılacak',
      asked:
        '{appName} yöneticisinden hesabınızın kimlik doğrulama uygulamasını ve yedek kodlarını kaldırması istendi.',
      askedWithPasskeys:
        '{appName} yöneticisinden hesabınızın kimlik doğrulama uygulamasını, yedek kodlarını ve tüm geçiş anahtarlarını kaldırması istendi.',
      stop: 'Bunu siz mi istediniz? O zaman bir şey yapmayın. Siz istemediyseniz durdurun: Hiçbir şey değişmez.',
      button: 'Durdur',
    },
    factorReset: {
      subject: '{appName} hesabınızın ikinci doğrulama adımı kaldırıldı',
      heading: 'İkinci doğrulama adımınız kaldırıldı',
      removed:
        '{appName} yöneticisi hesabınızın kimlik doğrulama uygulamasını ve yedek kodlarını kaldırdı. Her cihazda oturum kapatıldı.',
      removedWithPasskeys:
        '{appName} yöneticisi hesabınızın kimlik doğrulama uygulamasını, yedek kodlarını ve tüm geçiş anahtarlarını kaldırdı. Her cihazda oturum kapatıldı.',
      next: 'Şifrenizle oturum açın veya e-postayla yenisini seçin. Ardından ikinci doğrulama adımını yeniden kurun.',
      button: 'Oturum aç',
    },
    deletion: {
      subject: '{appName} hesabınız silinecek',
      heading: 'Hesabınız silinecek',
      deleted: 'Hesabınız ve içindeki her şey {instant} tarihinde silinecek.',
      button: 'Hesabımı koru',
      signIn: 'O zamana kadar oturum açıp “Silmeyi iptal et” seçeneğini de kullanabilirsiniz.',
    },
    deletionCancelled: {
      subject: '{appName} hesabınız silinmeyecek',
      heading: 'Hesabınız silinmeyecek',
      cancelled: 'Hesabınızın silinmesi iptal edildi. Hiçbir şey kaybolmadı.',
    },
    deleted: {
      subject: '{appName} hesabınız silindi',
      heading: 'Hesabınız silindi',
      deleted: '{appName} hesabınız ve içindeki her şey silindi. Bu, size son e-postamızdır.',
    },
    summary: {
      subject: '{appName} hesabınızda başka olaylar da oldu',
      heading: 'Hesabınızda başka olaylar da oldu',
      beyond: 'Size saatte yalnızca birkaç e-posta göndeririz. Gönderdiklerimizin dışında şunlar oldu:',
      button: 'Etkinliği gör',
      kinds: {
        newDevice: 'Yeni oturumlar',
        signUpAttempt: 'Adresinizle hesap oluşturma denemeleri',
        passwordChanged: 'Şifre değişiklikleri',
        passkeyAdded: 'Eklenen geçiş anahtarları',
        passkeyRemoved: 'Kaldırılan geçiş anahtarları',
        twoFactorOn: 'İki adımlı doğrulamanın açılması',
        twoFactorOff: 'İki adımlı doğrulamanın kapatılması',
        backupCodesReplaced: 'Yeni yedek kodlar',
        backupCodeUsed: 'Yedek kod kullanımları',
        emailChanged: 'E-posta adresi değişiklikleri',
        factorReset: 'İkinci doğrulama adımının kaldırılması',
        deletion: 'Hesabı silme istekleri',
        deletionCancelled: 'İptal edilen silme istekleri',
        secured: 'Yeni şifre seçme bağlantıları',
        invitation: 'Davetler',
        otherEvents: 'Diğer olaylar',
      },
    },
    testMail: {
      subject: '{appName} deneme e-postası',
      heading: 'E-posta sunucusu çalışıyor',
      sent: '{appName} yöneticisi, e-postaların ulaşıp ulaşmadığını görmek için bu e-postayı gönderdi.',
    },
  },
});
