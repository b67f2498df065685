import type { Story } from '../story.ts'

/** Istanbul writes in English, Arabic and Dari. */
export const istanbulStories: readonly Story[] = [
  {
    key: 'istanbul-work-permit',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['visas-permits', 'work-abroad'],
    texts: {
      en: 'Istanbul: The work permit is your employer’s task: you do not pay for it. Ask for a copy and keep it with you.',
      ar: 'إسطنبول: إذن العمل من مسؤولية صاحب العمل، ولا تدفع أنت ثمنه. اطلب نسخة منه واحتفظ بها معك.',
      prs: 'استانبول: گرفتن جواز کار وظیفهٔ کارفرما است و شما پولی برای آن نمی‌پردازید. یک کاپی آن را بخواهید و نزد خود نگه دارید.',
    },
    images: [
      {
        name: 'documents',
        altText: {
          en: 'A form, a certificate with a seal and a passport lie side by side on a desk.',
          ar: 'استمارة وشهادة مختومة وجواز سفر، جنبًا إلى جنب على مكتب.',
          prs: 'یک فورم، یک شهادت‌نامه با مهر و یک پاسپورت کنار هم روی میز.',
        },
      },
    ],
    becomes: { state: 'posted', day: -26 },
  },
  {
    key: 'istanbul-dari-line',
    office: 'istanbul',
    by: 'murtaza',
    places: ['Istanbul'],
    topics: ['outreach'],
    texts: {
      en: 'Istanbul: Our counselling line now answers in Dari as well: 0212 000 11 22, Monday to Friday, 09:30 to 17:00.',
      prs: 'استانبول: خط مشورهٔ ما از این پس به زبان دری نیز پاسخ می‌دهد: 0212 000 11 22، دوشنبه تا جمعه، از ۹:۳۰ صبح تا ۵ عصر.',
    },
    images: [
      {
        name: 'hotline-prs',
        altText: {
          en: 'Counselling line card in Dari: 0212 000 11 22, Monday to Friday, 9:30 to 17.',
          prs: 'کارت خط مشوره: 0212 000 11 22، دوشنبه تا جمعه، از ۹:۳۰ تا ۱۷.',
        },
      },
    ],
    becomes: { state: 'posted', day: -23 },
  },
  {
    key: 'istanbul-school-places',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['family'],
    texts: {
      en: 'Istanbul: School places for the spring term: three weeks are left to register your child, also while the residence permit is pending. We fill in the form with you.',
      ar: 'إسطنبول: مقاعد الدراسة للفصل الثاني: بقيت ثلاثة أسابيع لتسجيل أطفالكم، حتى لو كان طلب الإقامة قيد النظر. نملأ الاستمارة معكم.',
      prs: 'استانبول: جای مکتب برای سمستر بهاری: تنها سه هفته برای ثبت نام طفل‌تان مانده است، حتی اگر اجازهٔ اقامت هنوز زیر کار باشد. فورم را با هم پُر می‌کنیم.',
    },
    images: [
      {
        name: 'campus',
        altText: {
          en: 'A building with tall windows, trees and a path that leads to its door.',
          ar: 'مبنى بنوافذ عالية وأشجار وممر يؤدي إلى بابه.',
          prs: 'تعمیری با کلکین‌های بلند، درخت‌ها و راهی که به دروازه می‌رسد.',
        },
      },
    ],
    becomes: { state: 'posted', day: -18 },
  },
  {
    key: 'istanbul-voluntary-return',
    office: 'istanbul',
    by: 'murtaza',
    places: ['Istanbul'],
    topics: ['return-reintegration'],
    project: 'safe-return',
    texts: {
      en: 'Istanbul: Thinking about going home? Return is voluntary only when you know what awaits you. We explain the programmes, their conditions and what they do not pay for, and you decide, in your own time.',
      prs: 'استانبول: به بازگشت فکر می‌کنید؟ بازگشت زمانی داوطلبانه است که بدانید چه چیزی در انتظار شماست. ما برنامه‌ها، شرایط و آنچه را که نمی‌پردازند توضیح می‌دهیم؛ تصمیم با شماست، هر وقت که آماده بودید.',
      ar: 'إسطنبول: هل تفكر في العودة؟ لا تكون العودة طوعية إلا إذا عرفت ما ينتظرك. نشرح لك البرامج وشروطها وما لا تغطيه، والقرار لك، في الوقت الذي يناسبك.',
    },
    images: [
      {
        name: 'hills-evening',
        altText: {
          en: 'A row of blue hills in the evening light.',
          ar: 'سلسلة تلال زرقاء في ضوء المساء.',
          prs: 'رشته‌ای از تپه‌های آبی در روشنایی شام.',
        },
      },
    ],
    becomes: { state: 'posted', day: -13 },
  },
  {
    key: 'istanbul-seasonal-work',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul', 'Adana'],
    topics: ['labour-migration', 'rights-abroad'],
    texts: {
      en: 'Istanbul/ Adana: Seasonal work in the orchards begins in spring. Know before you go: the daily wage, who pays for transport, where you will sleep, and how many hours a day you may work. Our leaflet has the answers, and the telephone number of the labour inspectorate.',
      ar: 'إسطنبول/ أضنة: يبدأ العمل الموسمي في البساتين في الربيع. اعرف قبل أن تذهب: الأجر اليومي، ومن يدفع أجرة النقل، وأين ستنام، وكم عدد ساعات العمل المسموح بها في اليوم. تجد الإجابات في نشرتنا، مع رقم هاتف تفتيش العمل.',
    },
    link: 'https://info.example/en/seasonal-work',
    becomes: { state: 'posted', day: -9 },
  },
  {
    key: 'istanbul-scam-visa',
    office: 'istanbul',
    by: 'murtaza',
    places: ['Istanbul'],
    topics: ['fake-job-offers', 'visas-permits'],
    texts: {
      en: 'Istanbul: No one can sell you a place in a resettlement programme. The embassies and UNHCR do not take money, and they do not write on Telegram. If you have paid, tell us: we do not ask about your papers.',
      prs: 'استانبول: هیچ‌کس نمی‌تواند جایی در برنامهٔ اسکان مجدد را به شما بفروشد. سفارت‌ها و UNHCR پول نمی‌گیرند و در تلگرام پیام نمی‌فرستند. اگر پول پرداخته‌اید با ما در میان بگذارید؛ ما از اسناد شما نمی‌پرسیم.',
      ar: 'إسطنبول: لا أحد يستطيع أن يبيعك مكانًا في برنامج لإعادة التوطين. السفارات وUNHCR لا تأخذ مالًا ولا تراسلك عبر تلغرام. إن كنت قد دفعت فأخبرنا؛ نحن لا نسأل عن أوراقك.',
    },
    images: [
      {
        name: 'warning',
        altText: {
          en: 'A telephone shows a message with a warning sign over it.',
          ar: 'هاتف تظهر عليه رسالة وفوقها علامة تحذير.',
          prs: 'تلفونی که پیامی را نشان می‌دهد و روی آن نشان هشدار است.',
        },
      },
    ],
    becomes: { state: 'posted', day: -4 },
  },
  {
    key: 'istanbul-working-group',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul', 'Vienna'],
    topics: ['migration-dialogue'],
    texts: {
      en: 'Istanbul/ Vienna: Officials from six countries compared how long a work permit takes, and where the time goes. One finding: half of the delay lies before the form is complete. The comparison appears next month.',
    },
    images: [
      {
        name: 'round-table',
        altText: { en: 'Seven chairs around a round table, seen from above, with papers on it.' },
      },
    ],
    becomes: { state: 'posted', day: -1 },
  },
  {
    key: 'istanbul-clinic',
    office: 'istanbul',
    by: 'murtaza',
    places: ['Istanbul'],
    topics: ['family'],
    texts: {
      en: 'Istanbul: Health insurance for newcomers, explained in twenty minutes: every Wednesday at 14:00, in Arabic and Dari.',
      ar: 'إسطنبول: التأمين الصحي للقادمين الجدد في عشرين دقيقة: كل أربعاء الساعة 14:00، بالعربية والدرية.',
      prs: 'استانبول: بیمهٔ صحی برای تازه‌واردان در بیست دقیقه: هر چهارشنبه ساعت ۱۴:۰۰، به عربی و دری.',
    },
    becomes: { state: 'scheduled', day: -2, from: 0.2 },
  },
  {
    key: 'istanbul-safe-routes',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul', 'Edirne'],
    topics: ['smuggling-trafficking'],
    texts: {
      en: 'Istanbul/ Edirne: The river is cold and fast now. People die in it every winter, and smugglers do not go along. If you are thinking of crossing, talk to us first: in confidence, in your language, without asking for your papers.',
      ar: 'إسطنبول/ أدرنة: النهر الآن بارد وسريع الجريان. كل شتاء يموت فيه أناس، والمهربون لا يعبرون معهم. إن كنت تفكر في العبور فتحدث إلينا أولًا: بسرية وبلغتك، ومن دون أن نطلب أوراقك.',
      prs: 'استانبول/ ادرنه: دریا اکنون سرد و تیز است. هر زمستان کسانی در آن جان می‌دهند و قاچاقبران با شما نمی‌روند. اگر به گذشتن از آن فکر می‌کنید، نخست با ما گپ بزنید: محرمانه، به زبان خودتان و بی آن‌که اسناد بخواهیم.',
    },
    images: [
      {
        name: 'sea-night',
        altText: {
          en: 'A small boat on dark waves under a thin moon.',
          ar: 'قارب صغير فوق أمواج داكنة تحت هلال رفيع.',
          prs: 'قایقی کوچک روی موج‌های تاریک زیر هلال باریک.',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -1, from: 3 },
  },
  {
    key: 'istanbul-diploma',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['document-checks', 'study'],
    texts: {
      en: 'Istanbul: Your diploma counts. How to have a university degree recognised in Türkiye, step by step, with the addresses and the fees.',
      ar: 'إسطنبول: شهادتك لها قيمتها. كيف تعادل شهادتك الجامعية في تركيا، خطوة بخطوة، مع العناوين والرسوم.',
    },
    link: 'https://info.example/en/degrees-in-turkiye',
    becomes: { state: 'scheduled', day: -1, from: 8 },
  },
  {
    key: 'istanbul-residence-renewal',
    office: 'istanbul',
    by: 'murtaza',
    places: ['Istanbul'],
    topics: ['visas-permits'],
    texts: {
      en: 'Istanbul: Apply to renew your residence permit up to 60 days before it ends. An application that is even one day late is refused.',
      prs: 'استانبول: تمدید اجازهٔ اقامت را می‌توانید از ۶۰ روز پیش از پایان آن درخواست کنید. درخواستی که دیر برسد رد می‌شود، حتی اگر یک روز باشد.',
    },
    becomes: { state: 'in-review', day: 0 },
  },
  {
    key: 'istanbul-quarter-figures',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['outreach'],
    texts: {
      en: 'Istanbul: Last month our counsellors answered 312 questions. One in four was about work permits, one in five about family.',
      ar: 'إسطنبول: في الشهر الماضي أجاب مستشارونا عن 312 سؤالًا؛ ربعها عن إذن العمل وخُمسها عن الأسرة.',
    },
    becomes: { state: 'in-review', day: -2 },
  },
  {
    key: 'istanbul-holiday-hours',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['outreach'],
    texts: {
      en: 'Istanbul: In the last week of the year our centre is open from 10:00 to 14:00. The counselling line keeps its hours.',
      ar: 'إسطنبول: في الأسبوع الأخير من السنة يفتح مركزنا من الساعة 10:00 إلى 14:00، وتبقى مواعيد خط الاستشارة كما هي.',
      prs: 'استانبول: در هفتهٔ آخر سال مرکز ما از ساعت ۱۰:۰۰ تا ۱۴:۰۰ باز است. وقت خط مشوره تغییر نمی‌کند.',
    },
    becomes: { state: 'draft', day: -1 },
  },
  {
    key: 'istanbul-refused',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['work-abroad'],
    texts: {
      en: 'Istanbul: Changed your employer? Your work permit does not move with you. Ask us before you sign.',
      ar: 'إسطنبول: هل غيّرت صاحب العمل؟ إذن العمل لا ينتقل معك. اسألنا قبل أن توقّع.',
    },
    becomes: { state: 'approved', day: -3 },
  },
  {
    key: 'istanbul-language-cafe',
    office: 'istanbul',
    by: 'murtaza',
    places: ['Istanbul'],
    topics: ['outreach'],
    texts: {
      en: 'Istanbul: Turkish over a glass of tea: our language café meets on Thursdays at 18:00. Children are welcome, mistakes too.',
      prs: 'استانبول: زبان ترکی با یک گیلاس چای: کافهٔ زبان ما هر پنجشنبه ساعت ۱۸:۰۰ گرد هم می‌آید. اطفال را هم با خود بیاورید؛ غلطی عیبی ندارد.',
      ar: 'إسطنبول: التركية مع كأس شاي: يلتقي مقهى اللغة لدينا كل خميس الساعة 18:00. الأطفال مرحب بهم، والأخطاء أيضًا.',
    },
    images: [
      {
        name: 'round-table',
        altText: {
          en: 'Seven chairs around a round table, seen from above.',
          ar: 'سبعة كراسٍ حول طاولة مستديرة، كما تُرى من الأعلى.',
          prs: 'هفت چوکی دور یک میز گِرد، از بالا.',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -2, from: 5 },
  },
  {
    key: 'istanbul-reunion',
    office: 'istanbul',
    by: 'zeynep',
    places: ['Istanbul'],
    topics: ['family', 'visas-permits'],
    texts: {
      en: 'Istanbul: Family reunification takes patience and the right order: first the marriage certificate, then the appointment, then the translation. We have put the steps on one page.',
      ar: 'إسطنبول: لمّ الشمل يحتاج إلى صبر وإلى ترتيب صحيح: وثيقة الزواج أولًا، ثم الموعد، ثم الترجمة. جمعنا الخطوات في صفحة واحدة.',
    },
    link: 'https://info.example/ar/family',
    becomes: { state: 'scheduled', day: -1, from: 9 },
  },
]
