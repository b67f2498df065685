import type { Story } from '../story.ts'

/** Lahore writes in English and Urdu, and now and then in Pashto. */
export const lahoreStories: readonly Story[] = [
  {
    key: 'lahore-contract-check',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['recruitment'],
    texts: {
      en: 'Lahore: Before you sign a contract for work abroad, bring it to us. Our counsellors read it with you line by line, free of charge and in confidence. Monday to Friday, 09:00 to 16:00.',
      ur: 'لاہور: بیرونِ ملک ملازمت کے معاہدے پر دستخط کرنے سے پہلے اسے ہمارے پاس لے آئیں۔ ہمارے مشیر اسے آپ کے ساتھ سطر بہ سطر پڑھتے ہیں، بلا معاوضہ اور رازداری کے ساتھ۔ پیر سے جمعہ، صبح 9 سے شام 4 بجے تک۔',
    },
    images: [
      {
        name: 'documents',
        altText: {
          en: 'A form, a certificate with a seal and a passport lie side by side on a desk.',
          ur: 'میز پر ایک فارم، مہر والی ایک سند اور ایک پاسپورٹ ساتھ ساتھ رکھے ہیں۔',
        },
      },
    ],
    becomes: { state: 'posted', day: -26 },
  },
  {
    key: 'lahore-gujrat-session',
    office: 'lahore',
    by: 'imran',
    places: ['Gujrat'],
    topics: ['outreach', 'smuggling-trafficking'],
    texts: {
      en: 'Gujrat: 84 people came to our session on irregular migration at the community hall. The question we heard most: "My cousin says his agent is honest. How can I check?" Ask for the licence number and look it up with us.',
      ur: 'گجرات: کمیونٹی ہال میں غیر قانونی ہجرت پر ہماری نشست میں 84 افراد شریک ہوئے۔ سب سے زیادہ پوچھا گیا سوال: "میرا کزن کہتا ہے کہ اس کا ایجنٹ ایمان دار ہے، میں کیسے پرکھوں؟" لائسنس نمبر مانگیں اور ہمارے ساتھ مل کر اس کی تصدیق کریں۔',
    },
    images: [
      {
        name: 'hall',
        altText: {
          en: 'Rows of blue chairs in a hall, before a screen with a presentation.',
          ur: 'ایک ہال میں پریزنٹیشن والی اسکرین کے سامنے نیلی کرسیوں کی قطاریں۔',
        },
      },
    ],
    becomes: { state: 'posted', day: -24 },
  },
  {
    key: 'lahore-gulf-fees',
    office: 'lahore',
    by: 'nadia',
    places: ['Islamabad', 'Lahore'],
    topics: ['work-abroad', 'recruitment'],
    texts: {
      en: 'Islamabad/ Lahore: A licensed recruitment agency may take only the service charge set by law, and only after your visa has been issued. It must give you a receipt.\n\nNo one may ask you to leave your passport "as security". If an agency does, keep the passport, note the licence number and call us on 042 0111 2233.',
      ur: 'اسلام آباد/ لاہور: لائسنس یافتہ ریکروٹمنٹ ایجنسی صرف قانون میں مقرر سروس چارج لے سکتی ہے، اور وہ بھی ویزا جاری ہونے کے بعد۔ رسید دینا اس کی ذمہ داری ہے۔\n\nکوئی بھی آپ سے پاسپورٹ "بطور ضمانت" رکھوانے کا مطالبہ نہیں کر سکتا۔ اگر ایجنسی ایسا کرے تو پاسپورٹ اپنے پاس رکھیں، لائسنس نمبر لکھ لیں اور ہمیں 042 0111 2233 پر فون کریں۔',
    },
    wording: {
      network: 'x',
      language: 'en',
      text: 'Islamabad/ Lahore: A licensed agency takes one service charge, set by law, after the visa is issued, and gives a receipt. Your passport stays with you. Asked for more? Call 042 0111 2233.',
    },
    becomes: { state: 'posted', day: -20 },
  },
  {
    key: 'lahore-radio-talk',
    office: 'lahore',
    by: 'imran',
    places: ['Lahore'],
    topics: ['outreach'],
    texts: {
      en: 'Lahore: Listen in on Thursday at 18:00. Our counsellor answers your questions about student visas live on the radio; call in or send a voice message beforehand.',
      ur: 'لاہور: جمعرات کی شام 6 بجے ریڈیو سنیے۔ ہماری مشیر طلبہ کے ویزوں کے بارے میں آپ کے سوالوں کے براہِ راست جواب دیں گی۔ پروگرام میں فون کریں یا پہلے سے صوتی پیغام بھیج دیں۔',
    },
    images: [
      {
        name: 'radio',
        altText: {
          en: 'A studio microphone with sound waves on both sides.',
          ur: 'اسٹوڈیو کا مائیکروفون، جس کے دونوں طرف آواز کی لہریں ہیں۔',
        },
      },
    ],
    becomes: { state: 'posted', day: -17 },
  },
  {
    key: 'lahore-fake-offers',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['fake-job-offers'],
    texts: {
      en: 'Lahore: Five signs that a job offer is false:\n1. It came on WhatsApp from a number you do not know.\n2. You are asked to pay today, or the place is gone.\n3. The salary is twice what others are paid for that work.\n4. There is no address that you could visit.\n5. The visa is a visit visa, "to be changed later".\n\nOne sign is enough to stop and ask. We check offers free of charge: 042 0111 2233, or come by with a screenshot.',
      ur: 'لاہور: جعلی ملازمت کی پانچ نشانیاں:\n1۔ پیشکش کسی انجان نمبر سے واٹس ایپ پر آئی۔\n2۔ کہا جائے کہ آج ہی رقم دیں، ورنہ جگہ چلی جائے گی۔\n3۔ تنخواہ اسی کام کی عام تنخواہ سے دگنی ہے۔\n4۔ کوئی ایسا پتا نہیں جہاں آپ خود جا سکیں۔\n5۔ ویزا وزٹ ویزا ہے، جو "بعد میں تبدیل ہو جائے گا"۔\n\nایک نشانی بھی رک کر پوچھنے کے لیے کافی ہے۔ ہم پیشکش کی جانچ بلا معاوضہ کرتے ہیں: 042 0111 2233، یا اسکرین شاٹ لے کر تشریف لائیں۔',
    },
    images: [
      {
        name: 'warning',
        altText: {
          en: 'A telephone shows a message with a warning sign over it.',
          ur: 'ایک فون پر پیغام کھلا ہے اور اس کے اوپر انتباہ کا نشان ہے۔',
        },
      },
    ],
    becomes: { state: 'posted', day: -14 },
  },
  {
    key: 'lahore-diploma-germany',
    office: 'lahore',
    by: 'imran',
    places: ['Lahore'],
    topics: ['document-checks', 'study'],
    texts: {
      en: 'Lahore: Nurses, electricians and IT specialists: have your diploma assessed before you apply for a job in the European Union. We show you which authority is responsible, what it costs and which papers have to be translated.',
      ur: 'لاہور: نرسیں، الیکٹریشن اور آئی ٹی کے ماہرین: یورپی یونین میں ملازمت کی درخواست سے پہلے اپنی سند کی جانچ کروا لیں۔ ہم بتاتے ہیں کہ کون سا ادارہ ذمہ دار ہے، فیس کتنی ہے اور کن کاغذات کا ترجمہ ضروری ہے۔',
    },
    link: 'https://info.example/en/recognition-of-diplomas',
    becomes: { state: 'posted', day: -10 },
  },
  {
    key: 'lahore-returnees',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore', 'Gujranwala'],
    topics: ['return-reintegration'],
    texts: {
      en: 'Lahore/ Gujranwala: Back from abroad and not sure where to begin? Meet our reintegration counsellor: documents, school places for the children, training, a small business plan. Appointments on 042 0111 2233.',
      ur: 'لاہور/ گوجرانوالہ: بیرونِ ملک سے واپس آئے ہیں اور سمجھ نہیں آ رہا کہ کہاں سے شروع کریں؟ بحالی کے ہمارے مشیر سے ملیے: کاغذات، بچوں کا اسکول میں داخلہ، ہنر کی تربیت، چھوٹے کاروبار کا منصوبہ۔ وقت لینے کے لیے: 042 0111 2233۔',
    },
    images: [
      {
        name: 'hills-morning',
        altText: {
          en: 'The sun rises over a row of hills in warm colours.',
          ur: 'گرم رنگوں میں پہاڑیوں کی قطار پر سورج نکل رہا ہے۔',
        },
      },
    ],
    becomes: { state: 'posted', day: -6 },
  },
  {
    key: 'lahore-hotline-hours',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['outreach'],
    texts: {
      en: 'Lahore: From Monday on, our hotline is open two hours longer: 09:00 to 18:00, Monday to Friday. 042 0111 2233, in Urdu, Punjabi, Pashto and English.',
      ur: 'لاہور: پیر سے ہماری ہیلپ لائن دو گھنٹے زیادہ کھلی رہے گی: پیر سے جمعہ، صبح 9 سے شام 6 بجے تک۔ نمبر: 042 0111 2233، اردو، پنجابی، پشتو اور انگریزی میں۔',
      ps: 'لاهور: د دوشنبې له ورځې زموږ د مرستې کرښه دوه ساعته زیاته خلاصه وي: له دوشنبې تر جمعې، د سهار له ۹ تر ماښام ۶ بجو. شمېره: 042 0111 2233، په اردو، پنجابي، پښتو او انګلیسي.',
    },
    images: [
      {
        name: 'hotline-ur',
        altText: {
          en: 'Hotline card in Urdu: 042 0111 2233, Monday to Friday, 9 to 18.',
          ur: 'ہیلپ لائن کا کارڈ: 042 0111 2233، پیر سے جمعہ، صبح 9 سے شام 6 بجے تک۔',
          ps: 'د مرستې کرښې کارډ په اردو: 042 0111 2233، له دوشنبې تر جمعې، له ۹ تر ۱۸ بجو.',
        },
      },
    ],
    becomes: { state: 'posted', day: -2 },
  },
  {
    key: 'lahore-winter-routes',
    office: 'lahore',
    by: 'imran',
    places: ['Lahore', 'Mandi Bahauddin'],
    topics: ['smuggling-trafficking'],
    texts: {
      en: 'Lahore/ Mandi Bahauddin: "The sea is calm, the boat is big." That is what people are promised. What they find is an open boat, at night, in winter. Talk to us about legal ways before you pay anyone: 042 0111 2233.',
      ur: 'لاہور/ منڈی بہاؤالدین: "سمندر پرسکون ہے، کشتی بڑی ہے۔" وعدہ یہی کیا جاتا ہے۔ ملتی ہے ایک کھلی کشتی، رات کے اندھیرے میں، سردیوں میں۔ کسی کو رقم دینے سے پہلے قانونی راستوں کے بارے میں ہم سے بات کریں: 042 0111 2233۔',
    },
    images: [
      {
        name: 'sea-night',
        altText: {
          en: 'A small boat on dark waves under a thin moon.',
          ur: 'باریک چاند کے نیچے تاریک لہروں پر ایک چھوٹی سی کشتی۔',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -1, from: 0.2 },
  },
  {
    key: 'lahore-student-day',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['study'],
    texts: {
      en: 'Lahore: Study in Europe, without an agent. On Saturday four graduates talk about how they applied, what it cost and what they would do differently. Free, no registration, from 11:00 at our centre.',
      ur: 'لاہور: یورپ میں تعلیم، کسی ایجنٹ کے بغیر۔ ہفتے کے دن چار گریجویٹ بتائیں گے کہ انھوں نے درخواست کیسے دی، خرچ کتنا آیا اور اب وہ کیا مختلف کرتے۔ داخلہ مفت، رجسٹریشن کی ضرورت نہیں، صبح 11 بجے سے ہمارے مرکز میں۔',
    },
    images: [
      {
        name: 'campus',
        altText: {
          en: 'A building with tall windows, trees and a path that leads to its door.',
          ur: 'اونچی کھڑکیوں والی ایک عمارت، درخت اور دروازے تک جاتا راستہ۔',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -2, from: 2 },
  },
  {
    key: 'lahore-women-session',
    office: 'lahore',
    by: 'imran',
    places: ['Kasur'],
    topics: ['outreach', 'rights-abroad'],
    texts: {
      en: 'Kasur: A session for women who plan to work as carers or domestic workers abroad: contract, wages, days off, and whom to call when something goes wrong. Wednesday, 10:30, with child care.',
      ur: 'قصور: بیرونِ ملک دیکھ بھال یا گھریلو ملازمت کا ارادہ رکھنے والی خواتین کے لیے نشست: معاہدہ، اجرت، چھٹی کے دن، اور مشکل میں کس سے رابطہ کریں۔ بدھ، صبح ساڑھے 10 بجے؛ بچوں کی دیکھ بھال کا انتظام ہے۔',
    },
    becomes: { state: 'scheduled', day: -3, from: 4 },
  },
  {
    key: 'lahore-passport-copies',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['pre-departure', 'document-checks'],
    texts: {
      en: 'Lahore: Make three copies of your passport, visa and contract before you travel: one for your family, one for your luggage, one in your e-mail.',
      ur: 'لاہور: سفر سے پہلے پاسپورٹ، ویزے اور معاہدے کی تین نقلیں بنائیں: ایک گھر والوں کے لیے، ایک سامان میں، ایک اپنی ای میل میں۔',
    },
    images: [
      {
        name: 'documents',
        altText: {
          en: 'A form, a certificate with a seal and a passport lie side by side on a desk.',
          ur: 'میز پر ایک فارم، مہر والی ایک سند اور ایک پاسپورٹ ساتھ ساتھ رکھے ہیں۔',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -1, from: 9 },
  },
  {
    key: 'lahore-law-college',
    office: 'lahore',
    by: 'imran',
    places: ['Lahore'],
    topics: ['training'],
    texts: {
      en: 'Lahore: Thirty law students finished our course on migrants’ rights. From next month they answer questions at our desk, together with a counsellor, every Tuesday.',
      ur: 'لاہور: قانون کے تیس طلبہ نے تارکینِ وطن کے حقوق پر ہمارا کورس مکمل کر لیا۔ اگلے مہینے سے وہ ہر منگل کو ایک مشیر کے ساتھ ہمارے مرکز میں لوگوں کے سوالوں کے جواب دیں گے۔',
    },
    becomes: { state: 'approved', day: -1 },
  },
  {
    key: 'lahore-remittances',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore', 'Sialkot'],
    topics: ['work-abroad'],
    texts: {
      en: 'Lahore/ Sialkot: Sending money home? Compare the fee and the exchange rate, not only the fee. On 50,000 rupees the difference can be a day’s wage.',
      ur: 'لاہور/ سیالکوٹ: رقم گھر بھیج رہے ہیں؟ صرف فیس نہیں، شرحِ تبادلہ کا بھی موازنہ کریں۔ پچاس ہزار روپے پر فرق ایک دن کی مزدوری کے برابر ہو سکتا ہے۔',
    },
    images: [
      {
        name: 'coins',
        altText: {
          en: 'Two stacks of coins of different height, an arrow between them.',
          ur: 'سکوں کے دو ڈھیر، ایک اونچا اور ایک چھوٹا، اور ان کے درمیان تیر۔',
        },
      },
    ],
    becomes: { state: 'in-review', day: 0 },
  },
  {
    key: 'lahore-family-visa',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['family', 'visas-permits'],
    texts: {
      en: 'Lahore: Joining your husband or wife abroad: the language certificate must not be older than one year on the day you apply. Book the test early: the waiting time is now seven weeks.',
      ur: 'لاہور: شوہر یا بیوی کے پاس بیرونِ ملک جا رہے ہیں؟ درخواست کے دن زبان کا سرٹیفکیٹ ایک سال سے پرانا نہ ہو۔ امتحان کا وقت جلد لے لیں، انتظار اس وقت سات ہفتے کا ہے۔',
    },
    becomes: {
      state: 'returned',
      day: -1,
      by: 'bilal',
      reason:
        'The waiting time in the Urdu text does not match the consulate’s last notice: it is nine weeks now.',
    },
  },
  {
    key: 'lahore-market-desk',
    office: 'lahore',
    by: 'imran',
    places: ['Lahore'],
    topics: ['outreach'],
    texts: {
      en: 'Lahore: Our mobile desk will be at Anarkali on the first Monday of every month. Dates for the spring will follow.',
    },
    becomes: { state: 'draft', day: 0 },
  },
  {
    key: 'lahore-doubt',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['visas-permits'],
    texts: {
      en: 'Lahore: Visa appointments for next month are being given out now, on the official website only. They are free. No one can sell you an earlier one.',
    },
    becomes: { state: 'approved', day: -2 },
  },
  {
    key: 'lahore-reminder',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['outreach'],
    texts: {
      en: 'Lahore: A question about work, study or family abroad? Ask us, free of charge: 042 0111 2233, Monday to Friday, 09:00 to 18:00.',
      ur: 'لاہور: بیرونِ ملک کام، تعلیم یا خاندان کے بارے میں کوئی سوال؟ ہم سے بلا معاوضہ پوچھیے: 042 0111 2233، پیر سے جمعہ، صبح 9 سے شام 6 بجے تک۔',
    },
    becomes: { state: 'approved', day: -17 },
  },
  {
    key: 'lahore-afghan-documents',
    office: 'lahore',
    by: 'imran',
    places: ['Peshawar', 'Attock'],
    topics: ['document-checks', 'return-reintegration'],
    project: 'safe-return',
    texts: {
      en: 'Peshawar/ Attock: Going back with children born here? Their birth certificates and school reports are recognised there if they are attested before you leave. We tell you where, and go through the papers with you.',
      ps: 'پېښور/ اټک: له هغو ماشومانو سره ستنېږئ چې دلته زېږېدلي؟ د زېږون سندونه او د ښوونځي پارچې یې هلته هم د منلو وړ دي، که له تګ مخکې تصدیق شي. موږ درته وایو چې چېرته، او سندونه درسره یو ځای ګورو.',
      ur: 'پشاور/ اٹک: یہاں پیدا ہونے والے بچوں کے ساتھ واپس جا رہے ہیں؟ ان کی پیدائش کی اسناد اور اسکول کی رپورٹیں وہاں بھی مانی جاتی ہیں، بشرطیکہ روانگی سے پہلے تصدیق کرا لی جائیں۔ ہم بتاتے ہیں کہ کہاں، اور کاغذات آپ کے ساتھ دیکھتے ہیں۔',
    },
    images: [
      {
        name: 'map',
        altText: {
          en: 'A map pattern with roads, a river and two marked places.',
          ps: 'د سړکونو، سیند او دوو په نښه شویو ځایونو نقشه.',
          ur: 'سڑکوں، دریا اور دو نشان زد مقامات والا نقشہ۔',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -1, from: 6 },
  },
  {
    key: 'lahore-first-month',
    office: 'lahore',
    by: 'nadia',
    places: ['Lahore'],
    topics: ['pre-departure', 'rights-abroad'],
    texts: {
      en: 'Lahore: Your first month abroad, in five steps.\n\nBefore you fly: write down the address and the telephone number of your employer, your embassy and one person you trust.\n\nWhen you arrive: keep your passport yourself. Register your address within the time that is printed on your visa.\n\nIn the first week: open a bank account in your own name, and have your wages paid into it.\n\nWhen you get your first payslip: compare it with your contract. Ask about every deduction that you do not understand.\n\nWhenever something feels wrong: write down the day, the hour and the words that were used. Then call us, also from abroad: 042 0111 2233.',
      ur: 'لاہور: بیرونِ ملک آپ کا پہلا مہینہ، پانچ قدموں میں۔\n\nپرواز سے پہلے: اپنے آجر، سفارت خانے اور ایک قابلِ اعتماد شخص کا پتا اور فون نمبر لکھ لیں۔\n\nپہنچنے پر: پاسپورٹ اپنے پاس رکھیں۔ ویزے پر درج مدت کے اندر اپنا پتا رجسٹر کروائیں۔\n\nپہلے ہفتے میں: اپنے نام سے بینک اکاؤنٹ کھلوائیں اور تنخواہ اسی میں منگوائیں۔\n\nپہلی تنخواہ کی رسید ملے تو: اسے معاہدے سے ملائیں۔ جو کٹوتی سمجھ نہ آئے، اس کے بارے میں پوچھیں۔\n\nجب بھی کچھ غلط لگے: دن، وقت اور کہی گئی بات لکھ لیں۔ پھر ہمیں فون کریں، بیرونِ ملک سے بھی: 042 0111 2233۔',
    },
    images: [
      {
        name: 'airport',
        altText: {
          en: 'A departures hall with a large window; an aeroplane climbs outside.',
          ur: 'بڑی کھڑکی والا روانگی ہال؛ باہر ایک جہاز بلند ہو رہا ہے۔',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -3, from: 7 },
  },
]
