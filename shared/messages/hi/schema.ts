import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'अपना नाम डालें।',
      'Enter your email address.': 'अपना ईमेल पता डालें।',
      'Enter an email address like name@example.com.': 'name@example.com जैसा ईमेल पता डालें।',
      'Enter a password.': 'पासवर्ड डालें।',
      'Enter your password.': 'अपना पासवर्ड डालें।',
      'Use printable characters only.': 'सिर्फ़ छपने योग्य वर्ण इस्तेमाल करें।',
      'Remove line breaks and control characters.': 'नई पंक्तियाँ और कंट्रोल वर्ण हटाएँ।',
      'Remove control characters.': 'कंट्रोल वर्ण हटाएँ।',
      'Choose a password that isn’t just your name.': 'ऐसा पासवर्ड चुनें जो सिर्फ़ आपका नाम न हो।',
      'Choose a password that isn’t just your email address.': 'ऐसा पासवर्ड चुनें जो सिर्फ़ आपका ईमेल पता न हो।',
      'Too many people use this password. Choose another one.':
        'यह पासवर्ड बहुत ज़्यादा लोग इस्तेमाल करते हैं। कोई दूसरा चुनें।',
      'This is not your password.': 'यह आपका पासवर्ड नहीं है।',
      'This is not the password of this account.': 'यह इस खाते का पासवर्ड नहीं है।',
      'This is your address already.': 'यह पहले से आपका पता है।',
      'Enter a name.': 'नाम डालें।',
      'Enter the code.': 'कोड डालें।',
      'Enter the 6 digits of the app.': 'ऐप के 6 अंक डालें।',
      'Enter the 6 digits of the app, or a backup code.': 'ऐप के 6 अंक या कोई बैकअप कोड डालें।',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'ऐप के 6 अंक या 10 वर्णों का बैकअप कोड डालें।',
      'Enter a backup code, not a code of the app.': 'ऐप का कोड नहीं, बैकअप कोड डालें।',
      'This code is not right, or it was used before.': 'यह कोड सही नहीं है या पहले इस्तेमाल हो चुका है।',
      'This passkey did not prove that it is you. Try again.':
        'इस पासकी से आपकी पहचान साबित नहीं हुई। फिर कोशिश करें।',
      'The code has 8 letters and digits. Check it again.': 'कोड में 8 अक्षर और अंक हैं। उसे फिर जाँचें।',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'कोड सिर्फ़ उसी ब्राउज़र में काम करता है जिसने उसे माँगा। ईमेल का लिंक इस्तेमाल करें।',
      'This code has ended. Use the link of the mail, or ask for another.':
        'यह कोड अब नहीं चलेगा। ईमेल का लिंक इस्तेमाल करें या दूसरा कोड मँगाएँ।',
      'That code is not right. You can try once more.': 'यह कोड सही नहीं है। एक बार और कोशिश की जा सकती है।',
      'This link has expired or was used already.': 'यह लिंक समाप्त हो गया है या इस्तेमाल हो चुका है।',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'यह लिंक अधूरा है। इसे ईमेल से फिर खोलें या पूरा कॉपी करें।',
      'The account has another address by now.': 'खाते का पता अब दूसरा है।',
      'The account has another address by now. Use the link of the mail that told you so.':
        'खाते का पता अब दूसरा है। जिस ईमेल में यह बताया गया, उसका लिंक इस्तेमाल करें।',
      'The account has another address by now. There is nothing to stop.':
        'खाते का पता अब दूसरा है। रोकने के लिए कुछ नहीं है।',
      'The deletion was cancelled already: the account stays.':
        'खाता मिटाना पहले ही रद्द हो चुका है: खाता बना रहेगा।',
      'This address is confirmed already.': 'इस पते की पुष्टि पहले ही हो चुकी है।',
      'It was stopped already.': 'इसे पहले ही रोक दिया गया है।',
      'It was stopped already, because the account was secured.':
        'खाता सुरक्षित किए जाने के कारण इसे पहले ही रोक दिया गया है।',
      'The account has a new address and a new password by now, with the help of the operator.':
        'संचालक की मदद से खाते का पता और पासवर्ड अब नए हैं।',
      'The operator was told that the account was stolen. Ask the operator.':
        'संचालक को बताया गया है कि यह खाता चोरी हुआ है। संचालक से संपर्क करें।',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'खाते की चोरी की सूचना मिली है और इस पते से वह वापस नहीं मिल सकता। संचालक से संपर्क करें।',
      'The password was changed after this link was sent.': 'यह लिंक भेजे जाने के बाद पासवर्ड बदला गया।',
      'A new password was chosen by mail since, which signed out every device.':
        'इसके बाद ईमेल से नया पासवर्ड चुना गया, जिससे सभी डिवाइस साइन आउट हो गए।',
      'The change was cancelled because the password was changed.': 'पासवर्ड बदले जाने के कारण बदलाव रद्द हुआ।',
      'The change was cancelled because the address so far was confirmed.':
        'मौजूदा पते की पुष्टि होने के कारण बदलाव रद्द हुआ।',
      'The change was cancelled because the account was secured.': 'खाता सुरक्षित किए जाने के कारण बदलाव रद्द हुआ।',
      'The change was cancelled.': 'बदलाव रद्द किया गया।',
      'The address was changed already.': 'पता पहले ही बदल चुका है।',
      'Another change took its place. Use the links of the newest mails.':
        'इसकी जगह दूसरे बदलाव ने ले ली है। सबसे नए ईमेल के लिंक इस्तेमाल करें।',
      'The account was secured. Choose a new password: that confirms the address too.':
        'खाता सुरक्षित किया गया है। नया पासवर्ड चुनें: उससे पते की पुष्टि भी होती है।',
      'The account was secured. Use the link of the newest mail.':
        'खाता सुरक्षित किया गया है। सबसे नए ईमेल का लिंक इस्तेमाल करें।',
      'Another mail took its place. Use the link of the newest mail.':
        'इसकी जगह दूसरे ईमेल ने ले ली है। सबसे नए ईमेल का लिंक इस्तेमाल करें।',
      'The recovery was stopped. Ask the operator.': 'खाता वापस पाना रोका गया है। संचालक से संपर्क करें।',
      'The second factor is removed already.': 'साइन इन का दूसरा चरण पहले ही हटाया जा चुका है।',
      'Another account has this address by now. Ask the operator.':
        'यह पता अब किसी दूसरे खाते का है। संचालक से संपर्क करें।',
      'Write some text.': 'कुछ लिखें।',
      'Choose a time zone.': 'समय क्षेत्र चुनें।',
      'Choose a time zone such as Europe/Paris.': 'Europe/Paris जैसा समय क्षेत्र चुनें।',
      'Choose a language.': 'भाषा चुनें।',
      'Use a language tag such as en or pt-BR.': 'en या pt-BR जैसा भाषा टैग इस्तेमाल करें।',
      'Choose a level from 1 to 5.': '1 से 5 तक का स्तर चुनें।',
      'Choose from the listed options.': 'दिए गए विकल्पों में से चुनें।',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'कम से कम {count} वर्ण इस्तेमाल करें।',
        other: 'कम से कम {count} वर्ण इस्तेमाल करें।',
      },
      'Use at most {count} characters.': {
        one: 'ज़्यादा से ज़्यादा {count} वर्ण इस्तेमाल करें।',
        other: 'ज़्यादा से ज़्यादा {count} वर्ण इस्तेमाल करें।',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'ऐप के कोड में 6 अंक होते हैं। इसमें {count} है।',
        other: 'ऐप के कोड में 6 अंक होते हैं। इसमें {count} हैं।',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'ऐसा पासवर्ड चुनें जो सिर्फ़ {appName} का नाम न हो।',
      'That code is not right. You can try {count} more times.': {
        one: 'यह कोड सही नहीं है। {count} बार और कोशिश की जा सकती है।',
        other: 'यह कोड सही नहीं है। {count} बार और कोशिश की जा सकती है।',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'यह लिंक {instant} से काम करेगा। तब तक कोई भी खाता इस्तेमाल नहीं कर सकता।',
      'This link works from {instant}. Until then the address so far can stop it.':
        'यह लिंक {instant} से काम करेगा। तब तक मौजूदा पते से इसे रोका जा सकता है।',
    },
  },

  fieldTexts: {
    'About you': 'आपके बारे में',
    'A few words about yourself.': 'अपने बारे में कुछ शब्द।',
    'Time zone': 'समय क्षेत्र',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'तारीखें दिखाने वाले ऐप के लिए। इस डिवाइस का समय क्षेत्र सबसे पहले है; या Paris जैसा शहर टाइप करें।',
    Language: 'भाषा',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'एक से ज़्यादा भाषाओं वाले ऐप के लिए। कोई एक चुनें या pt-BR जैसा टैग टाइप करें।',
    'so that lessons fit you': 'ताकि पाठ आपके अनुकूल हों',
    'Software background': 'सॉफ़्टवेयर का अनुभव',
    'What have you worked with? Choose any.': 'आपने किन पर काम किया है? जितने चाहें चुनें।',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'भाषा मॉडल',
    'Hardware access': 'उपलब्ध हार्डवेयर',
    'What can you get your hands on? Choose any.': 'आपके लिए कौन-सा हार्डवेयर उपलब्ध है? जितने चाहें चुनें।',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Unitree रोबोट',
    'Experience level': 'अनुभव का स्तर',
    'How much have you done with robots so far?': 'अब तक आपने रोबोट पर कितना काम किया है?',
    'New to it': 'कोई अनुभव नहीं',
    Beginner: 'शुरुआती',
    Intermediate: 'मध्यम',
    Advanced: 'उन्नत',
    Expert: 'विशेषज्ञ',
  },

  roles: {
    teacher: 'शिक्षक',
    moderator: 'मॉडरेटर',
  },
});
