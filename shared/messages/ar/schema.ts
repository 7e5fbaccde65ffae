import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'يُرجى إدخال اسمك.',
      'Enter your email address.': 'يُرجى إدخال عنوان بريدك الإلكتروني.',
      'Enter an email address like name@example.com.': 'يُرجى إدخال عنوان بريد إلكتروني مثل name@example.com.',
      'Enter a password.': 'يُرجى إدخال كلمة مرور.',
      'Enter your password.': 'يُرجى إدخال كلمة مرورك.',
      'Use printable characters only.': 'يُسمح بالأحرف القابلة للطباعة فقط.',
      'Remove line breaks and control characters.': 'يُرجى إزالة فواصل الأسطر وأحرف التحكم.',
      'Remove control characters.': 'يُرجى إزالة أحرف التحكم.',
      'Choose a password that isn’t just your name.': 'يُرجى اختيار كلمة مرور ليست مجرد اسمك.',
      'Choose a password that isn’t just your email address.':
        'يُرجى اختيار كلمة مرور ليست مجرد عنوان بريدك الإلكتروني.',
      'Too many people use this password. Choose another one.':
        'يستخدم كثيرون كلمة المرور هذه. يُرجى اختيار كلمة مرور أخرى.',
      'This is not your password.': 'هذه ليست كلمة مرورك.',
      'This is not the password of this account.': 'هذه ليست كلمة مرور هذا الحساب.',
      'This is your address already.': 'هذا عنوانك بالفعل.',

      'Enter a name.': 'يُرجى إدخال اسم.',
      'Enter the code.': 'يُرجى إدخال الرمز.',
      'Enter the 6 digits of the app.': 'يُرجى إدخال الأرقام الستة من التطبيق.',
      'Enter the 6 digits of the app, or a backup code.':
        'يُرجى إدخال الأرقام الستة من التطبيق، أو رمز احتياطي.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'يُرجى إدخال الأرقام الستة من التطبيق، أو رمز احتياطي من 10 أحرف.',
      'Enter a backup code, not a code of the app.': 'يُرجى إدخال رمز احتياطي، لا رمز من التطبيق.',
      'This code is not right, or it was used before.': 'هذا الرمز غير صحيح أو سبق استخدامه.',
      'This passkey did not prove that it is you. Try again.':
        'لم يؤكد مفتاح المرور هذا هويتك. يُرجى إعادة المحاولة.',

      'The code has 8 letters and digits. Check it again.':
        'يتكوّن الرمز من 8 أحرف وأرقام. يُرجى التحقق منه مرة أخرى.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'يعمل الرمز فقط في المتصفّح الذي طلبه. يُرجى استخدام الرابط الموجود في الرسالة.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'انتهت صلاحية هذا الرمز. يُرجى استخدام الرابط الموجود في الرسالة أو طلب رمز آخر.',
      'That code is not right. You can try once more.': 'هذا الرمز غير صحيح. يمكنك المحاولة مرة واحدة أخرى.',

      'This link has expired or was used already.': 'انتهت صلاحية هذا الرابط أو سبق استخدامه.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'هذا الرابط غير مكتمل. يُرجى فتحه من الرسالة مرة أخرى أو نسخه كاملًا.',
      'The account has another address by now.': 'أصبح للحساب عنوان آخر.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'أصبح للحساب عنوان آخر. يُرجى استخدام الرابط الموجود في الرسالة التي أبلغتك بذلك.',
      'The account has another address by now. There is nothing to stop.':
        'أصبح للحساب عنوان آخر. لم يبقَ ما يمكن إيقافه.',
      'The deletion was cancelled already: the account stays.': 'سبق إلغاء الحذف: الحساب باقٍ.',
      'This address is confirmed already.': 'تم تأكيد هذا العنوان بالفعل.',
      'It was stopped already.': 'سبق إيقاف ذلك.',
      'It was stopped already, because the account was secured.': 'سبق إيقاف ذلك بسبب تأمين الحساب.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'أصبح للحساب عنوان جديد وكلمة مرور جديدة، بمساعدة مسؤول الخدمة.',
      'The operator was told that the account was stolen. Ask the operator.':
        'تم إبلاغ مسؤول الخدمة بأن الحساب مسروق. يُرجى التواصل معه.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'تم الإبلاغ عن سرقة الحساب، ولا يمكن استرداده بهذا العنوان. يُرجى التواصل مع مسؤول الخدمة.',
      'The password was changed after this link was sent.': 'تم تغيير كلمة المرور بعد إرسال هذا الرابط.',
      'A new password was chosen by mail since, which signed out every device.':
        'تم منذ ذلك اختيار كلمة مرور جديدة عبر البريد الإلكتروني، وسُجّل الخروج من جميع الأجهزة.',
      'The change was cancelled because the password was changed.': 'أُلغي التغيير بسبب تغيير كلمة المرور.',
      'The change was cancelled because the address so far was confirmed.':
        'أُلغي التغيير بسبب تأكيد العنوان الحالي.',
      'The change was cancelled because the account was secured.': 'أُلغي التغيير بسبب تأمين الحساب.',
      'The change was cancelled.': 'أُلغي التغيير.',
      'The address was changed already.': 'سبق تغيير العنوان.',
      'Another change took its place. Use the links of the newest mails.':
        'حلّ محله تغيير آخر. يُرجى استخدام الروابط في أحدث الرسائل.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'تم تأمين الحساب. يُرجى اختيار كلمة مرور جديدة: فذلك يؤكد العنوان أيضًا.',
      'The account was secured. Use the link of the newest mail.':
        'تم تأمين الحساب. يُرجى استخدام الرابط في أحدث رسالة.',
      'Another mail took its place. Use the link of the newest mail.':
        'حلّت محلها رسالة أخرى. يُرجى استخدام الرابط في أحدث رسالة.',
      'The recovery was stopped. Ask the operator.': 'تم إيقاف الاسترداد. يُرجى التواصل مع مسؤول الخدمة.',
      'The second factor is removed already.': 'سبقت إزالة العامل الثاني.',
      'Another account has this address by now. Ask the operator.':
        'أصبح هذا العنوان لحساب آخر. يُرجى التواصل مع مسؤول الخدمة.',

      'Write some text.': 'يُرجى كتابة نص.',
      'Choose a time zone.': 'يُرجى اختيار منطقة زمنية.',
      'Choose a time zone such as Europe/Paris.': 'يُرجى اختيار منطقة زمنية مثل Europe/Paris.',
      'Choose a language.': 'يُرجى اختيار لغة.',
      'Use a language tag such as en or pt-BR.': 'يُرجى استخدام رمز لغة مثل en أو pt-BR.',
      'Choose a level from 1 to 5.': 'يُرجى اختيار مستوى من 1 إلى 5.',
      'Choose from the listed options.': 'يُرجى الاختيار من الخيارات المدرجة.',
    },
    patterns: {
      'Use at least {count} characters.': {
        zero: 'لا حد أدنى لعدد الأحرف.',
        one: 'يلزم حرف واحد على الأقل.',
        two: 'يلزم حرفان على الأقل.',
        few: 'يلزم {count} أحرف على الأقل.',
        many: 'يلزم {count} حرفًا على الأقل.',
        other: 'يلزم {count} حرف على الأقل.',
      },
      'Use at most {count} characters.': {
        zero: 'لا يُسمح بأي حرف.',
        one: 'يُسمح بحرف واحد على الأكثر.',
        two: 'يُسمح بحرفين على الأكثر.',
        few: 'يُسمح بـ {count} أحرف على الأكثر.',
        many: 'يُسمح بـ {count} حرفًا على الأكثر.',
        other: 'يُسمح بـ {count} حرف على الأكثر.',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        zero: 'يتكوّن رمز التطبيق من 6 أرقام. لا أرقام في هذا الرمز.',
        one: 'يتكوّن رمز التطبيق من 6 أرقام. في هذا الرمز رقم واحد.',
        two: 'يتكوّن رمز التطبيق من 6 أرقام. في هذا الرمز رقمان.',
        few: 'يتكوّن رمز التطبيق من 6 أرقام. في هذا الرمز {count} أرقام.',
        many: 'يتكوّن رمز التطبيق من 6 أرقام. في هذا الرمز {count} رقمًا.',
        other: 'يتكوّن رمز التطبيق من 6 أرقام. في هذا الرمز {count} رقم.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'يُرجى اختيار كلمة مرور ليست مجرد الاسم {appName}.',
      'That code is not right. You can try {count} more times.': {
        zero: 'هذا الرمز غير صحيح. لم تبقَ أي محاولة.',
        one: 'هذا الرمز غير صحيح. يمكنك المحاولة مرة واحدة أخرى.',
        two: 'هذا الرمز غير صحيح. يمكنك المحاولة مرتين أخريين.',
        few: 'هذا الرمز غير صحيح. يمكنك المحاولة {count} مرات أخرى.',
        many: 'هذا الرمز غير صحيح. يمكنك المحاولة {count} مرة أخرى.',
        other: 'هذا الرمز غير صحيح. يمكنك المحاولة {count} مرة أخرى.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'يعمل هذا الرابط ابتداءً من {instant}. حتى ذلك الحين لا يمكن لأحد استخدام الحساب.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'يعمل هذا الرابط ابتداءً من {instant}. حتى ذلك الحين يمكن إيقافه من العنوان الحالي.',
    },
  },

  fieldTexts: {
    'About you': 'نبذة عنك',
    'A few words about yourself.': 'بضع كلمات عن نفسك.',
    'Time zone': 'المنطقة الزمنية',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'للتطبيقات التي تعرض تواريخ. منطقة هذا الجهاز أولًا؛ ويمكنك كتابة اسم مدينة، مثل Paris.',
    Language: 'اللغة',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'للتطبيقات المتاحة بأكثر من لغة. يمكنك اختيار لغة أو كتابة رمزها، مثل pt-BR.',
    'so that lessons fit you': 'لتناسبك الدروس',
    'Software background': 'الخبرة في البرمجيات',
    'What have you worked with? Choose any.': 'ما الذي عملت به؟ يمكن اختيار أكثر من إجابة.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'النماذج اللغوية',
    'Hardware access': 'الأجهزة المتاحة لك',
    'What can you get your hands on? Choose any.': 'ما الأجهزة المتاحة لك؟ يمكن اختيار أكثر من إجابة.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'روبوت Unitree',
    'Experience level': 'مستوى الخبرة',
    'How much have you done with robots so far?': 'ما مدى خبرتك بالروبوتات حتى الآن؟',
    'New to it': 'دون خبرة',
    Beginner: 'مبتدئ',
    Intermediate: 'متوسط',
    Advanced: 'متقدم',
    Expert: 'خبير',
  },

  roles: {
    teacher: 'التدريس',
    moderator: 'الإشراف',
  },
});
