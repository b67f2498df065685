import type { Story } from '../story.ts'

/** Dhaka writes in English and Bengali. */
export const dhakaStories: readonly Story[] = [
  {
    key: 'dhaka-payslip',
    office: 'dhaka',
    by: 'farhana',
    places: ['Cumilla'],
    topics: ['pre-departure', 'training'],
    texts: {
      en: 'Cumilla: 46 future workers learned to read a payslip: basic wage, overtime, deductions. Nine of them found mistakes in the contracts they had brought along; these are now being corrected.',
      bn: 'কুমিল্লা: ৪৬ জন ভবিষ্যৎ কর্মী শিখলেন কীভাবে বেতনের রসিদ পড়তে হয়: মূল বেতন, ওভারটাইম, কর্তন। তাঁদের ৯ জন সঙ্গে আনা চুক্তিপত্রেই ভুল খুঁজে পেয়েছেন; সেগুলো এখন সংশোধন করা হচ্ছে।',
    },
    images: [
      {
        name: 'hall',
        altText: {
          en: 'Rows of blue chairs in a hall, before a screen with a presentation.',
          bn: 'একটি মিলনায়তনে পর্দার সামনে সারি সারি নীল চেয়ার।',
        },
      },
    ],
    becomes: { state: 'posted', day: -25 },
  },
  {
    key: 'dhaka-bmet-card',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['work-abroad', 'document-checks'],
    texts: {
      en: 'Dhaka: No emigration clearance card, no departure: you will be turned back at the airport. We help you to register, and it takes about forty minutes. Bring your passport, visa and contract.',
      bn: 'ঢাকা: বহির্গমন ছাড়পত্র ছাড়া বিদেশ যাওয়া যায় না; বিমানবন্দর থেকেই ফিরে আসতে হবে। নিবন্ধনে আমরা সাহায্য করি, সময় লাগে প্রায় চল্লিশ মিনিট। পাসপোর্ট, ভিসা ও চুক্তিপত্র সঙ্গে আনুন।',
    },
    images: [
      {
        name: 'airport',
        altText: {
          en: 'A departures hall with a large window; an aeroplane climbs outside.',
          bn: 'বড় জানালাওয়ালা বহির্গমন হল; বাইরে একটি উড়োজাহাজ উঠছে।',
        },
      },
    ],
    becomes: { state: 'posted', day: -22 },
  },
  {
    key: 'dhaka-women-drivers',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka', 'Chattogram'],
    topics: ['training', 'labour-migration'],
    texts: {
      en: 'Dhaka/ Chattogram: Twelve women passed the driving course for work abroad. Their trainer’s advice for the next group: "Come with questions, not with fear."',
      bn: 'ঢাকা/ চট্টগ্রাম: বিদেশে কাজের জন্য গাড়ি চালানোর কোর্সে উত্তীর্ণ হয়েছেন বারো জন নারী। পরের দলের জন্য প্রশিক্ষকের পরামর্শ: "ভয় নয়, প্রশ্ন নিয়ে আসুন।"',
    },
    becomes: { state: 'posted', day: -19 },
  },
  {
    key: 'dhaka-hotline',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['outreach'],
    texts: {
      en: 'Dhaka: One number for all questions about working abroad: 02 0100 2030, Sunday to Thursday, 09:00 to 17:00. The call is confidential, and you need not give your name.',
      bn: 'ঢাকা: বিদেশে কাজ নিয়ে সব প্রশ্নের জন্য একটি নম্বর: 02 0100 2030, রবি থেকে বৃহস্পতিবার, সকাল ৯টা থেকে বিকেল ৫টা। আপনার কথা গোপন থাকবে, নাম বলারও দরকার নেই।',
    },
    images: [
      {
        name: 'hotline-bn',
        altText: {
          en: 'Hotline card in Bengali: 02 0100 2030, Sunday to Thursday, 9 to 17.',
          bn: 'হটলাইন কার্ড: 02 0100 2030, রবি থেকে বৃহস্পতিবার, সকাল ৯টা থেকে বিকেল ৫টা।',
        },
      },
    ],
    becomes: { state: 'posted', day: -16 },
  },
  {
    key: 'dhaka-agents-villages',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka', 'Sylhet'],
    topics: ['recruitment', 'fake-job-offers'],
    texts: {
      en: 'Dhaka/ Sylhet: He comes to the village, he drinks tea with your uncle, he knows everyone. He is still not allowed to take your money: only a licensed agency may, and it must give you a receipt with its licence number.\n\nIf you have paid a middleman already, do not pay again. Write down when, where, how much and who saw it, and come to us. In the last quarter 31 families got their money back, because they had written it down.',
      bn: 'ঢাকা/ সিলেট: তিনি গ্রামে আসেন, চাচার সঙ্গে চা খান, সবাইকে চেনেন। তবু আপনার টাকা নেওয়ার অনুমতি তাঁর নেই। টাকা নিতে পারে শুধু লাইসেন্সপ্রাপ্ত এজেন্সি, আর রসিদে লাইসেন্স নম্বর থাকতে হবে।\n\nদালালকে টাকা দিয়ে ফেলে থাকলে আর দেবেন না। কবে, কোথায়, কত টাকা আর কে দেখেছে, লিখে রাখুন এবং আমাদের কাছে আসুন। গত তিন মাসে ৩১টি পরিবার টাকা ফেরত পেয়েছে, কারণ তারা লিখে রেখেছিল।',
    },
    images: [
      {
        name: 'village',
        altText: {
          en: 'Small houses and palm trees beside a river.',
          bn: 'নদীর ধারে ছোট ছোট ঘর ও তালগাছ।',
        },
      },
    ],
    becomes: { state: 'posted', day: -12 },
  },
  {
    key: 'dhaka-language-test',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['study'],
    texts: {
      en: 'Dhaka: Six weeks until the next language test. We lend the practice books free of charge, for four weeks each.',
      bn: 'ঢাকা: পরের ভাষা পরীক্ষার আর ছয় সপ্তাহ বাকি। অনুশীলনের বই আমরা বিনা খরচে ধার দিই, চার সপ্তাহের জন্য।',
    },
    becomes: { state: 'posted', day: -8 },
  },
  {
    key: 'dhaka-returnee-shop',
    office: 'dhaka',
    by: 'farhana',
    places: ['Khulna'],
    topics: ['return-reintegration'],
    project: 'safe-return',
    texts: {
      en: 'Khulna: After eleven years abroad he came back with a trade and no customers. Our counsellor helped with the licence and a loan. Today his workshop repairs boat engines and trains two apprentices.',
      bn: 'খুলনা: এগারো বছর পর বিদেশ থেকে তিনি ফিরেছিলেন হাতের কাজ নিয়ে, কিন্তু কোনো খদ্দের ছিল না। লাইসেন্স আর ঋণ পেতে সাহায্য করেছেন আমাদের পরামর্শক। আজ তাঁর কারখানায় নৌকার ইঞ্জিন সারানো হয়, কাজ শিখছেন দুজন।',
    },
    images: [
      {
        name: 'workshop',
        altText: {
          en: 'A workbench with tools on the wall and an engine on it.',
          bn: 'একটি কাজের টেবিলে ইঞ্জিন, দেয়ালে ঝোলানো যন্ত্রপাতি।',
        },
      },
    ],
    becomes: { state: 'posted', day: -5 },
  },
  {
    key: 'dhaka-visa-check',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['visas-permits'],
    texts: {
      en: 'Dhaka: Is your visa genuine? Bring the number to our centre and we check it with you on the official website before you pay anyone.',
      bn: 'ঢাকা: আপনার ভিসা কি আসল? কাউকে টাকা দেওয়ার আগে ভিসা নম্বর নিয়ে আমাদের কেন্দ্রে আসুন; সরকারি ওয়েবসাইটে আমরা আপনার সঙ্গে মিলিয়ে দেখব।',
    },
    images: [
      {
        name: 'magnifier',
        altText: {
          en: 'A magnifying glass over a document with a stamp.',
          bn: 'সিলমোহর দেওয়া একটি কাগজের ওপর আতশ কাচ।',
        },
      },
    ],
    becomes: { state: 'posted', day: -1 },
  },
  {
    key: 'dhaka-cyclone-documents',
    office: 'dhaka',
    by: 'farhana',
    places: ['Barishal', 'Khulna'],
    topics: ['document-checks'],
    texts: {
      en: 'Barishal/ Khulna: Lost your papers in the flood? Passport and birth certificate can be replaced without the originals. Our mobile team is in both towns next week, with forms and a photographer.',
      bn: 'বরিশাল/ খুলনা: বন্যায় কাগজপত্র হারিয়েছেন? মূল কপি ছাড়াও পাসপোর্ট ও জন্মসনদ নতুন করে তোলা যায়। আগামী সপ্তাহে দুই শহরেই থাকবে আমাদের ভ্রাম্যমাণ দল, সঙ্গে ফরম ও আলোকচিত্রী।',
    },
    images: [
      {
        name: 'map',
        altText: {
          en: 'A map pattern with roads, a river and two marked places.',
          bn: 'রাস্তা, নদী ও দুটি চিহ্নিত স্থানসহ একটি মানচিত্রের নকশা।',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -2, from: 0.2 },
  },
  {
    key: 'dhaka-open-evening',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['outreach'],
    texts: {
      en: 'Dhaka: Working during the day? From next week on we are open until 20:00 on Tuesdays. No appointment needed.',
      bn: 'ঢাকা: দিনে কাজ করেন? আগামী সপ্তাহ থেকে প্রতি মঙ্গলবার রাত ৮টা পর্যন্ত আমরা খোলা। আগে থেকে সময় নেওয়ার দরকার নেই।',
    },
    images: [
      {
        name: 'centre-evening',
        altText: {
          en: 'A house at dusk with lit windows and an open door.',
          bn: 'সন্ধ্যায় একটি বাড়ি, জানালায় আলো, দরজা খোলা।',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -1, from: 4 },
  },
  {
    key: 'dhaka-wage-complaint',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['rights-abroad'],
    texts: {
      en: 'Dhaka: Wages not paid abroad? Keep every payslip and message, and file the complaint while you are still there. We prepare it with you by telephone: 02 0100 2030.',
      bn: 'ঢাকা: বিদেশে বেতন পাননি? প্রতিটি রসিদ ও বার্তা রেখে দিন, আর সেখানে থাকতেই অভিযোগ করুন। ফোনেই আমরা অভিযোগ তৈরি করে দিই: 02 0100 2030।',
    },
    becomes: { state: 'scheduled', day: -1, from: 8 },
  },
  {
    key: 'dhaka-migrants-day',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['outreach', 'labour-migration'],
    texts: {
      en: 'Dhaka: On International Migrants Day, 18 December, we open the doors: advice on contracts, a quiz with prizes, and a play about an honest and a dishonest agent. From 10:00, everyone is welcome.',
      bn: 'ঢাকা: ১৮ ডিসেম্বর, আন্তর্জাতিক অভিবাসী দিবসে আমাদের দরজা সবার জন্য খোলা: চুক্তিপত্র নিয়ে পরামর্শ, পুরস্কারসহ কুইজ, আর সৎ ও অসৎ দালালকে নিয়ে একটি নাটক। সকাল ১০টা থেকে, সবাই আমন্ত্রিত।',
    },
    becomes: { state: 'in-review', day: -1 },
  },
  {
    key: 'dhaka-training-dates',
    office: 'dhaka',
    by: 'farhana',
    places: ['Cumilla', 'Dhaka'],
    topics: ['pre-departure'],
    texts: {
      en: 'Cumilla/ Dhaka: New dates for the three-day pre-departure training: it begins on each of the next three Sundays. Bring your passport and one photo.',
      bn: 'কুমিল্লা/ ঢাকা: বিদেশযাত্রার আগে তিন দিনের প্রশিক্ষণের নতুন তারিখ: আগামী তিন রবিবার শুরু। পাসপোর্ট ও এক কপি ছবি সঙ্গে আনুন।',
    },
    becomes: { state: 'approved', day: -1 },
  },
  {
    key: 'dhaka-old-numbers',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['outreach'],
    texts: {
      en: 'Dhaka: Our hotline is closed on Monday because of work on the line.',
      bn: 'ঢাকা: লাইনে কাজ চলায় সোমবার আমাদের হটলাইন বন্ধ থাকবে।',
    },
    becomes: { state: 'archived', day: -40 },
  },
  {
    key: 'dhaka-skills-survey',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['labour-migration'],
    texts: {
      en: 'Dhaka: Which trades are wanted abroad next year? First results of our survey of employers.',
      bn: 'ঢাকা: আগামী বছর বিদেশে কোন কোন কাজের চাহিদা? নিয়োগদাতাদের নিয়ে আমাদের জরিপের প্রথম ফল।',
    },
    becomes: { state: 'draft', day: -1 },
  },
  {
    key: 'dhaka-missed',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['outreach'],
    texts: {
      bn: 'ঢাকা: আজ বিকেল ৪টায় আমাদের কেন্দ্রে নিয়োগের চুক্তিপত্র নিয়ে আইনি পরামর্শ; আগে থেকে সময় নেওয়ার দরকার নেই।',
    },
    becomes: { state: 'approved', day: -4 },
  },
  {
    key: 'dhaka-reminder',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['outreach'],
    texts: {
      en: 'Dhaka: Going abroad for work? Check the agency’s licence with us before you pay: 02 0100 2030, Sunday to Thursday.',
      bn: 'ঢাকা: কাজ নিয়ে বিদেশে যাচ্ছেন? টাকা দেওয়ার আগে এজেন্সির লাইসেন্স আমাদের সঙ্গে যাচাই করুন: 02 0100 2030, রবি থেকে বৃহস্পতিবার।',
    },
    becomes: { state: 'approved', day: -14 },
  },
  {
    key: 'dhaka-medical-test',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['pre-departure'],
    texts: {
      en: 'Dhaka: The medical test is valid for two months. Take it once your visa has been confirmed, not before, and only at a centre on the official list. The list hangs at our door and is on our website.',
      bn: 'ঢাকা: স্বাস্থ্য পরীক্ষার মেয়াদ দুই মাস। ভিসা নিশ্চিত হওয়ার আগে নয়, পরে পরীক্ষা করান, আর শুধু সরকারি তালিকার কেন্দ্রে। তালিকাটি আমাদের দরজায় টাঙানো আছে, ওয়েবসাইটেও পাবেন।',
    },
    link: 'https://info.example/bn/medical-centres',
    becomes: { state: 'scheduled', day: -1, from: 6 },
  },
  {
    key: 'dhaka-airport-desk',
    office: 'dhaka',
    by: 'farhana',
    places: ['Dhaka'],
    topics: ['pre-departure', 'outreach'],
    texts: {
      en: 'Dhaka: Flying tonight and something is not clear? Our desk at the airport is open until the last departure, next to the emigration counters.',
      bn: 'ঢাকা: আজ রাতে ফ্লাইট, অথচ কিছু বুঝতে পারছেন না? বিমানবন্দরে আমাদের ডেস্ক শেষ ফ্লাইট পর্যন্ত খোলা, বহির্গমন কাউন্টারের পাশেই।',
    },
    images: [
      {
        name: 'airport',
        altText: {
          en: 'A departures hall with a large window; an aeroplane climbs outside.',
          bn: 'বড় জানালাওয়ালা বহির্গমন হল; বাইরে একটি উড়োজাহাজ উঠছে।',
        },
      },
    ],
    becomes: { state: 'scheduled', day: -2, from: 10 },
  },
]
