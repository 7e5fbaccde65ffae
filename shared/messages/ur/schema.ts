import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'اپنا نام درج کریں۔',
      'Enter your email address.': 'اپنا ای میل پتہ درج کریں۔',
      'Enter an email address like name@example.com.': 'name@example.com جیسا ای میل پتہ درج کریں۔',
      'Enter a password.': 'پاس ورڈ درج کریں۔',
      'Enter your password.': 'اپنا پاس ورڈ درج کریں۔',
      'Use printable characters only.': 'صرف پرنٹ ہونے والے حروف استعمال کریں۔',
      'Remove line breaks and control characters.': 'نئی سطریں اور کنٹرول حروف ہٹا دیں۔',
      'Remove control characters.': 'کنٹرول حروف ہٹا دیں۔',
      'Choose a password that isn’t just your name.': 'ایسا پاس ورڈ منتخب کریں جو محض آپ کا نام نہ ہو۔',
      'Choose a password that isn’t just your email address.':
        'ایسا پاس ورڈ منتخب کریں جو محض آپ کا ای میل پتہ نہ ہو۔',
      'Too many people use this password. Choose another one.':
        'یہ پاس ورڈ بہت سے لوگ استعمال کرتے ہیں۔ کوئی اور منتخب کریں۔',
      'This is not your password.': 'یہ آپ کا پاس ورڈ نہیں ہے۔',
      'This is not the password of this account.': 'یہ اس اکاؤنٹ کا پاس ورڈ نہیں ہے۔',
      'This is your address already.': 'یہ پہلے سے آپ کا پتہ ہے۔',

      'Enter a name.': 'کوئی نام درج کریں۔',
      'Enter the code.': 'کوڈ درج کریں۔',
      'Enter the 6 digits of the app.': 'ایپ کے 6 ہندسے درج کریں۔',
      'Enter the 6 digits of the app, or a backup code.': 'ایپ کے 6 ہندسے، یا ایک بیک اپ کوڈ درج کریں۔',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'ایپ کے 6 ہندسے، یا 10 حروف کا بیک اپ کوڈ درج کریں۔',
      'Enter a backup code, not a code of the app.': 'ایپ کا کوڈ نہیں، بیک اپ کوڈ درج کریں۔',
      'This code is not right, or it was used before.': 'یہ کوڈ درست نہیں، یا پہلے استعمال ہو چکا ہے۔',
      'This passkey did not prove that it is you. Try again.':
        'اس پاس کی سے آپ کی شناخت ثابت نہیں ہوئی۔ دوبارہ کوشش کریں۔',

      'The code has 8 letters and digits. Check it again.':
        'کوڈ میں 8 حروف اور ہندسے ہیں۔ اسے دوبارہ دیکھیں۔',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'کوڈ صرف اسی براؤزر میں کام کرتا ہے جس نے اسے مانگا تھا۔ ای میل کا لنک استعمال کریں۔',
      'This code has ended. Use the link of the mail, or ask for another.':
        'اس کوڈ کی میعاد ختم ہو گئی۔ ای میل کا لنک استعمال کریں، یا دوسرا کوڈ مانگیں۔',
      'That code is not right. You can try once more.': 'یہ کوڈ درست نہیں۔ ایک بار اور کوشش ہو سکتی ہے۔',

      'This link has expired or was used already.': 'اس لنک کی میعاد ختم ہو گئی یا یہ استعمال ہو چکا ہے۔',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'یہ لنک نامکمل ہے۔ اسے ای میل سے دوبارہ کھولیں، یا پورا کاپی کریں۔',
      'The account has another address by now.': 'اکاؤنٹ کا پتہ اب کوئی اور ہے۔',
      'The account has another address by now. Use the link of the mail that told you so.':
        'اکاؤنٹ کا پتہ اب کوئی اور ہے۔ اس ای میل کا لنک استعمال کریں جس میں یہ بتایا گیا تھا۔',
      'The account has another address by now. There is nothing to stop.':
        'اکاؤنٹ کا پتہ اب کوئی اور ہے۔ روکنے کے لیے کچھ نہیں۔',
      'The deletion was cancelled already: the account stays.':
        'حذف کرنا پہلے ہی منسوخ ہو چکا: اکاؤنٹ برقرار ہے۔',
      'This address is confirmed already.': 'اس پتے کی تصدیق پہلے ہی ہو چکی ہے۔',
      'It was stopped already.': 'اسے پہلے ہی روکا جا چکا ہے۔',
      'It was stopped already, because the account was secured.':
        'اسے پہلے ہی روکا جا چکا ہے، کیونکہ اکاؤنٹ محفوظ کیا گیا تھا۔',
      'The account has a new address and a new password by now, with the help of the operator.':
        'سروس کے منتظم کی مدد سے اکاؤنٹ کا پتہ اور پاس ورڈ اب نئے ہیں۔',
      'The operator was told that the account was stolen. Ask the operator.':
        'سروس کے منتظم کو بتایا گیا کہ اکاؤنٹ چوری ہو گیا۔ ان سے رابطہ کریں۔',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'اکاؤنٹ کی چوری کی اطلاع دی گئی، اور اس پتے سے وہ واپس نہیں مل سکتا۔ سروس کے منتظم سے رابطہ کریں۔',
      'The password was changed after this link was sent.': 'یہ لنک بھیجے جانے کے بعد پاس ورڈ تبدیل ہو گیا۔',
      'A new password was chosen by mail since, which signed out every device.':
        'اس کے بعد ای میل سے نیا پاس ورڈ منتخب کیا گیا۔ اس سے ہر ڈیوائس سائن آؤٹ ہو گئی۔',
      'The change was cancelled because the password was changed.':
        'پاس ورڈ تبدیل ہونے کی وجہ سے تبدیلی منسوخ کر دی گئی۔',
      'The change was cancelled because the address so far was confirmed.':
        'موجودہ پتے کی تصدیق ہونے کی وجہ سے تبدیلی منسوخ کر دی گئی۔',
      'The change was cancelled because the account was secured.':
        'اکاؤنٹ محفوظ کیے جانے کی وجہ سے تبدیلی منسوخ کر دی گئی۔',
      'The change was cancelled.': 'تبدیلی منسوخ کر دی گئی۔',
      'The address was changed already.': 'پتہ پہلے ہی تبدیل ہو چکا ہے۔',
      'Another change took its place. Use the links of the newest mails.':
        'اس کی جگہ دوسری تبدیلی نے لے لی۔ تازہ ترین ای میلز کے لنکس استعمال کریں۔',
      'The account was secured. Choose a new password: that confirms the address too.':
        'اکاؤنٹ محفوظ کر دیا گیا۔ نیا پاس ورڈ منتخب کریں: اس سے پتے کی بھی تصدیق ہو جاتی ہے۔',
      'The account was secured. Use the link of the newest mail.':
        'اکاؤنٹ محفوظ کر دیا گیا۔ تازہ ترین ای میل کا لنک استعمال کریں۔',
      'Another mail took its place. Use the link of the newest mail.':
        'اس کی جگہ دوسری ای میل نے لے لی۔ تازہ ترین ای میل کا لنک استعمال کریں۔',
      'The recovery was stopped. Ask the operator.': 'بازیابی روک دی گئی۔ سروس کے منتظم سے رابطہ کریں۔',
      'The second factor is removed already.': 'توثیق کا دوسرا طریقہ پہلے ہی ہٹایا جا چکا ہے۔',
      'Another account has this address by now. Ask the operator.':
        'یہ پتہ اب کسی دوسرے اکاؤنٹ کا ہے۔ سروس کے منتظم سے رابطہ کریں۔',

      'Write some text.': 'کچھ متن لکھیں۔',
      'Choose a time zone.': 'ٹائم زون منتخب کریں۔',
      'Choose a time zone such as Europe/Paris.': 'Europe/Paris جیسا کوئی ٹائم زون منتخب کریں۔',
      'Choose a language.': 'زبان منتخب کریں۔',
      'Use a language tag such as en or pt-BR.': 'en یا pt-BR جیسا زبان کا ٹیگ استعمال کریں۔',
      'Choose a level from 1 to 5.': '1 سے 5 تک کوئی سطح منتخب کریں۔',
      'Choose from the listed options.': 'دیے گئے اختیارات میں سے منتخب کریں۔',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'کم از کم {count} حرف استعمال کریں۔',
        other: 'کم از کم {count} حروف استعمال کریں۔',
      },
      'Use at most {count} characters.': {
        one: 'زیادہ سے زیادہ {count} حرف استعمال کریں۔',
        other: 'زیادہ سے زیادہ {count} حروف استعمال کریں۔',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'ایپ کے کوڈ میں 6 ہندسے ہوتے ہیں۔ اس میں {count} ہے۔',
        other: 'ایپ کے کوڈ میں 6 ہندسے ہوتے ہیں۔ اس میں {count} ہیں۔',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'ایسا پاس ورڈ منتخب کریں جو محض {appName} کا نام نہ ہو۔',
      'That code is not right. You can try {count} more times.': {
        one: 'یہ کوڈ درست نہیں۔ {count} بار اور کوشش ہو سکتی ہے۔',
        other: 'یہ کوڈ درست نہیں۔ {count} بار اور کوشش ہو سکتی ہے۔',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'یہ لنک {instant} سے کام کرے گا۔ تب تک کوئی یہ اکاؤنٹ استعمال نہیں کر سکتا۔',
      'This link works from {instant}. Until then the address so far can stop it.':
        'یہ لنک {instant} سے کام کرے گا۔ تب تک موجودہ پتے سے اسے روکا جا سکتا ہے۔',
    },
  },

  fieldTexts: {
    'About you': 'آپ کے بارے میں',
    'A few words about yourself.': 'اپنے بارے میں چند الفاظ۔',
    'Time zone': 'ٹائم زون',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'تاریخیں دکھانے والی ایپس کے لیے۔ اس ڈیوائس کا ٹائم زون پہلے ہے؛ یا شہر کا نام لکھیں، جیسے Paris۔',
    Language: 'زبان',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'ایک سے زیادہ زبانوں والی ایپس کے لیے۔ زبان منتخب کریں، یا اس کا ٹیگ لکھیں، جیسے pt-BR۔',
    'so that lessons fit you': 'تاکہ اسباق آپ کے مطابق ہوں',
    'Software background': 'سافٹ ویئر کا تجربہ',
    'What have you worked with? Choose any.': 'آپ نے کن چیزوں پر کام کیا ہے؟ جتنے چاہیں منتخب کریں۔',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'لینگویج ماڈلز',
    'Hardware access': 'دستیاب ہارڈویئر',
    'What can you get your hands on? Choose any.': 'آپ کو کیا دستیاب ہے؟ جتنے چاہیں منتخب کریں۔',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Unitree روبوٹ',
    'Experience level': 'تجربے کی سطح',
    'How much have you done with robots so far?': 'آپ نے روبوٹس پر اب تک کتنا کام کیا ہے؟',
    'New to it': 'کوئی تجربہ نہیں',
    Beginner: 'ابتدائی',
    Intermediate: 'درمیانی',
    Advanced: 'اعلیٰ',
    Expert: 'ماہرانہ',
  },

  roles: {
    teacher: 'استاد',
    moderator: 'ماڈریٹر',
  },
});
