import type { OfficePlace } from '../../office-in-full.view.ts'

/**
 * Towns that each office covers, and other spellings of its own name. Which towns an office covers is a default to be
 * checked by the office.
 */
export const presetPlaces: Readonly<Record<string, readonly OfficePlace[]>> = {
  islamabad: [
    spelled('Islamabad Capital Territory', 'اسلام‌اباد', 'اسلام آباد', 'اسلاماباد'),
    place({ en: 'Rawalpindi', ur: 'راولپنڈی', prs: 'راولپندی' }, 'Pindi'),
    place({ en: 'Peshawar', ur: 'پشاور', ps: 'پېښور' }),
    place({ en: 'Quetta', ur: 'کوئٹہ' }),
    place({ en: 'Karachi', ur: 'کراچی', ar: 'كراتشي' }),
    place({ en: 'Mirpur', ur: 'میرپور' }),
    place({ en: 'Muzaffarabad' }),
    place({ en: 'Swat', ur: 'سوات' }),
    place({ en: 'Mardan', ur: 'مردان' }),
    place({ en: 'Hyderabad' }),
  ],
  lahore: [
    spelled('Lahor'),
    place({ en: 'Gujrat', ur: 'گجرات' }),
    place({ en: 'Gujranwala', ur: 'گوجرانوالہ' }),
    place({ en: 'Faisalabad', ur: 'فیصل آباد' }),
    place({ en: 'Multan', ur: 'ملتان' }),
    place({ en: 'Sialkot', ur: 'سیالکوٹ' }),
    place({ en: 'Mandi Bahauddin' }),
    place({ en: 'Sargodha', ur: 'سرگودھا' }),
  ],
  baghdad: [
    spelled('Bagdad'),
    place({ en: 'Basra', ar: 'البصرة' }, 'Basrah'),
    place({ en: 'Erbil', ar: 'أربيل' }, 'Arbil', 'Hawler', 'اربيل'),
    place({ en: 'Mosul', ar: 'الموصل' }),
    place({ en: 'Najaf', ar: 'النجف' }),
    place({ en: 'Karbala', ar: 'كربلاء' }),
    place({ en: 'Kirkuk', ar: 'كركوك' }),
    place({ en: 'Sulaymaniyah', ar: 'السليمانية' }, 'Sulaimaniya'),
    place({ en: 'Duhok', ar: 'دهوك' }, 'Dohuk'),
  ],
  kabul: [
    spelled('Kabol', 'Cabul', 'کابول'),
    place({ en: 'Herat', prs: 'هرات' }),
    place({ en: 'Kandahar', prs: 'قندهار', ps: 'کندهار' }, 'Qandahar'),
    place({ en: 'Mazar-e-Sharif', prs: 'مزار شریف' }, 'Mazar-i-Sharif'),
    place({ en: 'Jalalabad', prs: 'جلال آباد', ps: 'جلال اباد' }),
    place({ en: 'Kunduz', prs: 'قندوز', ps: 'کندز' }),
    place({ en: 'Nangarhar', prs: 'ننگرهار' }),
    place({ en: 'Islam Qala' }),
    place({ en: 'Torkham', ps: 'تورخم' }),
    place({ en: 'Spin Boldak' }),
  ],
  dhaka: [
    spelled('Dacca'),
    place({ en: 'Chattogram', bn: 'চট্টগ্রাম' }, 'Chittagong'),
    place({ en: 'Sylhet', bn: 'সিলেট' }),
    place({ en: 'Cumilla', bn: 'কুমিল্লা' }, 'Comilla'),
    place({ en: "Cox's Bazar", bn: 'কক্সবাজার' }),
    place({ en: 'Khulna', bn: 'খুলনা' }),
    place({ en: 'Rajshahi', bn: 'রাজশাহী' }),
    place({ en: 'Barishal', bn: 'বরিশাল' }),
  ],
  istanbul: [
    spelled('İstanbul', 'اسطنبول', 'استنبول'),
    place({ en: 'Ankara', ur: 'انقرہ', ar: 'أنقرة', prs: 'انقره' }),
    place({ en: 'Izmir', tr: 'İzmir' }),
    place({ en: 'Gaziantep' }),
    place({ en: 'Van' }),
  ],
  vienna: [
    place({ de: 'Wien', hu: 'Bécs' }, 'ویئنا', 'ভিয়েনা'),
    place({ en: 'Brussels', ur: 'برسلز' }),
    place({ en: 'Geneva' }),
  ],
  budapest: [spelled('Budapeszt', 'بوداپسٹ', 'بودابيست', 'বুডাপেস্ট')],
}

function place(names: OfficePlace['names'], ...spellings: string[]): OfficePlace {
  return { names, spellings }
}

/** Other ways to write the name of the office itself. */
function spelled(...spellings: string[]): OfficePlace {
  return { names: {}, spellings }
}
