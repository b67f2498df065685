-- The words of the log: kinds of activities, contact methods and topics, with what they are called. A word that no one
-- listed is taken and waits for an analyst. Merging rewrites no entry: from `means_since` on, and until `means_until`,
-- the word counts for another one.
create table log_word (
  list text not null check (list in ('kind', 'contact-method', 'topic')),
  word text not null,
  labels jsonb not null default '{}',
  aliases text[] not null default '{}',       -- other spellings, in any language
  means text,
  means_since timestamptz,
  means_until timestamptz,
  state text not null check (state in ('listed', 'pending', 'retired')),
  primary key (list, word),
  check ((means is null) = (means_since is null) and (means_until is null or means is not null)),
  check (means <> word)
);
insert into log_word (list, word, labels, aliases, state) values
  ('kind', 'community', '{"en":"Community session","ur":"عوامی نشست","ar":"جلسة مجتمعية","prs":"جلسهٔ مردمی","ps":"ولسي غونډه","bn":"উঠান বৈঠক"}',
    array['session', 'community-session']::text[], 'listed'),
  ('kind', 'school-visit', '{"en":"School or university","ur":"اسکول یا یونیورسٹی","ar":"مدرسة أو جامعة","prs":"مکتب یا پوهنتون","ps":"ښوونځی یا پوهنتون","bn":"বিদ্যালয় বা বিশ্ববিদ্যালয়"}',
    array['school', 'university']::text[], 'listed'),
  ('kind', 'vocational', '{"en":"Vocational training","ur":"فنی تربیت","ar":"تدريب مهني","prs":"آموزش مسلکی","ps":"مسلکي روزنه","bn":"কারিগরি প্রশিক্ষণ"}',
    array[]::text[], 'listed'),
  ('kind', 'pre-departure', '{"en":"Before departure","ur":"روانگی سے پہلے","ar":"قبل السفر","prs":"پیش از سفر","ps":"تر سفر مخکې","bn":"যাত্রার আগে"}',
    array[]::text[], 'listed'),
  ('kind', 'counselling-day', '{"en":"Counselling day","ur":"مشاورت کا دن","ar":"يوم مشورة","prs":"روز مشوره","ps":"د مشورې ورځ","bn":"পরামর্শ দিবস"}',
    array['counselling', 'counseling']::text[], 'listed'),
  ('kind', 'radio-programme', '{"en":"Radio programme","ur":"ریڈیو پروگرام","ar":"برنامج إذاعي","prs":"برنامهٔ رادیویی","ps":"راډیويي خپرونه","bn":"রেডিও অনুষ্ঠান"}',
    array['radio-program']::text[], 'listed'),
  ('kind', 'tv', '{"en":"Television","ur":"ٹیلی وژن","ar":"تلفزيون","prs":"تلویزیون","ps":"ټلویزیون","bn":"টেলিভিশন"}',
    array['television']::text[], 'listed'),
  ('kind', 'print', '{"en":"Print","ur":"اخبارات","ar":"صحافة","prs":"مطبوعات","ps":"چاپي رسنۍ","bn":"সংবাদপত্র"}',
    array[]::text[], 'listed'),
  ('kind', 'sms', '{"en":"SMS","ur":"ایس ایم ایس","ar":"رسالة نصية","prs":"پیام کوتاه","ps":"لنډ پیغام","bn":"এসএমএস"}',
    array['ایس ایم ایس', 'رسالة نصية', 'پیامک', 'এসএমএস']::text[], 'listed'),
  ('kind', 'webinar', '{"en":"Webinar","ur":"ویبینار","ar":"ندوة عبر الإنترنت","prs":"وبینار","ps":"وېبینار","bn":"ওয়েবিনার"}',
    array[]::text[], 'listed'),
  ('kind', 'stakeholder', '{"en":"Stakeholder training","ur":"شراکت داروں کی تربیت","ar":"تدريب الشركاء","prs":"آموزش همکاران","ps":"د همکارانو روزنه","bn":"অংশীজন প্রশিক্ষণ"}',
    array[]::text[], 'listed'),
  ('contact-method', 'walk-in', '{"en":"Walk-in","ur":"دفتر آمد","ar":"حضور شخصي","prs":"مراجعهٔ حضوری","ps":"دفتر ته راتګ","bn":"সরাসরি এসে"}',
    array['walkin', 'visit', 'walk-ins', 'in-person']::text[], 'listed'),
  ('contact-method', 'hotline', '{"en":"Hotline","ur":"ہیلپ لائن","ar":"الخط الساخن","prs":"خط تلفون","ps":"تلیفوني کرښه","bn":"হটলাইন"}',
    array['hot-line', 'call', 'helpline', 'phone', 'ہاٹ لائن', 'ہیلپ لائن', 'الخط الساخن', 'خط ساخن', 'خط مساعدة', 'خط کمک', 'خط مستقیم', 'هټ لاین', 'হটলাইন', 'হেল্পলাইন']::text[], 'listed'),
  ('contact-method', 'whatsapp', '{"en":"WhatsApp","ur":"واٹس ایپ","ar":"واتساب","prs":"واتساپ","ps":"واټساپ","bn":"হোয়াটসঅ্যাপ"}',
    array['whats-app', 'wa', 'واٹس ایپ', 'وٹس ایپ', 'واتساب', 'واتس آب', 'واتس اپ', 'واتساپ', 'واټساپ', 'হোয়াটসঅ্যাপ']::text[], 'listed'),
  ('contact-method', 'facebook', '{"en":"Facebook","ur":"فیس بک","ar":"فيسبوك","prs":"فیسبوک","ps":"فېسبوک","bn":"ফেসবুক"}',
    array['fb', 'فیس بک', 'فيسبوك', 'فیسبوک', 'فیسبوک پیج', 'ফেসবুক']::text[], 'listed'),
  ('contact-method', 'x', '{"en":"X","ur":"ایکس","ar":"إكس","prs":"ایکس","ps":"اېکس","bn":"এক্স"}',
    array['twitter']::text[], 'listed'),
  ('contact-method', 'e-mail', '{"en":"E-mail","ur":"ای میل","ar":"البريد الإلكتروني","prs":"ایمیل","ps":"برېښنالیک","bn":"ইমেইল"}',
    array['email', 'mail', 'ای میل', 'البريد الإلكتروني', 'بريد إلكتروني', 'ایمیل', 'ইমেইল']::text[], 'listed'),
  ('contact-method', 'radio-call-in', '{"en":"Radio call-in","ur":"ریڈیو کال","ar":"اتصال إذاعي","prs":"تماس رادیویی","ps":"راډیويي اړیکه","bn":"রেডিও কল"}',
    array['radio']::text[], 'listed'),
  ('contact-method', 'telegram', '{"en":"Telegram","ur":"ٹیلی گرام","ar":"تلغرام","prs":"تلگرام","ps":"ټېلېګرام","bn":"টেলিগ্রাম"}',
    array['ٹیلی گرام', 'ٹیلیگرام', 'تلغرام', 'تيليجرام', 'تلگرام', 'ټلګرام', 'টেলিগ্রাম']::text[], 'listed'),
  ('contact-method', 'viber', '{"en":"Viber","ur":"وائبر","ar":"فايبر","prs":"وایبر","ps":"وایبر","bn":"ভাইবার"}',
    array['وائبر', 'فايبر', 'وایبر', 'ভাইবার']::text[], 'listed'),
  ('contact-method', 'instagram', '{"en":"Instagram","ur":"انسٹاگرام","ar":"إنستغرام","prs":"انستاگرام","ps":"انسټاګرام","bn":"ইনস্টাগ্রাম"}',
    array['انسٹاگرام', 'انستغرام', 'انستاگرام', 'ইনস্টাগ্রাম']::text[], 'listed'),
  ('contact-method', 'website', '{"en":"Website","ur":"ویب سائٹ","ar":"الموقع","prs":"وب‌سایت","ps":"وېبپاڼه","bn":"ওয়েবসাইট"}',
    array['ویب سائٹ', 'الموقع الإلكتروني', 'وب سایت', 'وبسایت', 'ویب پاڼه', 'ওয়েবসাইট']::text[], 'listed'),
  ('contact-method', 'event', '{"en":"At an event","ur":"تقریب میں","ar":"في فعالية","prs":"در رویداد","ps":"په غونډه کې","bn":"অনুষ্ঠানে"}',
    array[]::text[], 'listed'),
  ('contact-method', 'sms', '{"en":"SMS","ur":"ایس ایم ایس","ar":"رسالة نصية","prs":"پیام کوتاه","ps":"لنډ پیغام","bn":"এসএমএস"}',
    array['ایس ایم ایس', 'رسالة نصية', 'پیامک', 'এসএমএস']::text[], 'listed'),
  ('topic', 'work-abroad', '{"en":"Work abroad","ur":"بیرونِ ملک ملازمت","ar":"العمل في الخارج","prs":"کار در خارج","ps":"بهر کار","bn":"বিদেশে কাজ"}',
    array['jobs']::text[], 'listed'),
  ('topic', 'visas-permits', '{"en":"Visas and permits","ur":"ویزا اور اجازت نامے","ar":"التأشيرات والتصاريح","prs":"ویزا و اجازه‌نامه","ps":"ویزې او جوازونه","bn":"ভিসা ও অনুমতি"}',
    array['visa', 'visas']::text[], 'listed'),
  ('topic', 'recruitment-agencies', '{"en":"Recruitment agencies","ur":"بھرتی ایجنسیاں","ar":"وكالات التوظيف","prs":"شرکت‌های کاریابی","ps":"د کار موندنې شرکتونه","bn":"নিয়োগ সংস্থা"}',
    array['recruitment']::text[], 'listed'),
  ('topic', 'fake-job-offers', '{"en":"Fake job offers","ur":"جعلی ملازمتیں","ar":"عروض عمل وهمية","prs":"پیشنهاد کار جعلی","ps":"د کار جعلي وړاندیزونه","bn":"ভুয়া চাকরির প্রস্তাব"}',
    array[]::text[], 'listed'),
  ('topic', 'study-abroad', '{"en":"Study abroad","ur":"بیرونِ ملک تعلیم","ar":"الدراسة في الخارج","prs":"تحصیل در خارج","ps":"بهر زده کړې","bn":"বিদেশে পড়াশোনা"}',
    array['study']::text[], 'listed'),
  ('topic', 'document-checks', '{"en":"Document checks","ur":"دستاویزات کی جانچ","ar":"التحقق من الوثائق","prs":"بررسی اسناد","ps":"د اسنادو کتنه","bn":"কাগজপত্র যাচাই"}',
    array['documents']::text[], 'listed'),
  ('topic', 'pre-departure', '{"en":"Before departure","ur":"روانگی سے پہلے","ar":"قبل السفر","prs":"پیش از سفر","ps":"تر سفر مخکې","bn":"যাত্রার আগে"}',
    array[]::text[], 'listed'),
  ('topic', 'smuggling-trafficking', '{"en":"Smuggling, trafficking risks","ur":"اسمگلنگ اور انسانی تجارت کے خطرات","ar":"مخاطر التهريب والاتجار بالبشر","prs":"خطرهای قاچاق مهاجران و انسان","ps":"د کډوالو او انسانانو د قاچاق خطرونه","bn":"চোরাচালান ও পাচারের ঝুঁকি"}',
    array['smuggling', 'trafficking']::text[], 'listed'),
  ('topic', 'rights-abroad', '{"en":"Rights abroad","ur":"بیرونِ ملک حقوق","ar":"الحقوق في الخارج","prs":"حقوق در خارج","ps":"بهر حقونه","bn":"বিদেশে অধিকার"}',
    array['rights']::text[], 'listed'),
  ('topic', 'family', '{"en":"Family","ur":"خاندان","ar":"الأسرة","prs":"خانواده","ps":"کورنۍ","bn":"পরিবার"}',
    array[]::text[], 'listed'),
  ('topic', 'return-reintegration', '{"en":"Return and reintegration","ur":"واپسی اور بحالی","ar":"العودة وإعادة الإدماج","prs":"بازگشت و ادغام","ps":"راستنېدل او بیا یوځای کېدل","bn":"প্রত্যাবর্তন ও পুনরেকত্রীকরণ"}',
    array['return']::text[], 'listed'),
  ('topic', 'other', '{"en":"Other","ur":"دیگر","ar":"أخرى","prs":"دیگر","ps":"نور","bn":"অন্যান্য"}',
    array[]::text[], 'listed');

insert into log_word (list, word, state)
select distinct 'kind', kind, 'pending' from activity
union select distinct 'contact-method', contact_method, 'pending' from enquiry
union select distinct 'topic', topic, 'pending' from enquiry
on conflict do nothing;

-- Topics of the log that news share are merged there.
insert into log_word (list, word, labels, means, means_since, state)
select 'topic', id, labels, merged_into, coalesce(archived_at, now()), 'retired' from topic
where merged_into is not null and merged_into <> id
on conflict (list, word) do update set means = excluded.means, means_since = excluded.means_since, state = 'retired';

create function merge_word_with_topic() returns trigger language plpgsql as $$
begin
  -- What was merged before follows by itself: `log_meanings` goes on from word to word.
  if new.merged_into is not null and old.merged_into is null then
    insert into log_word (list, word, labels, means, means_since, state)
    values ('topic', new.id, new.labels, new.merged_into, coalesce(new.archived_at, now()), 'retired')
    on conflict (list, word) do update
      set means = excluded.means, means_since = excluded.means_since, means_until = null, state = 'retired';
  elsif new.merged_into is null and old.merged_into is not null then
    update log_word set means_until = now(), state = 'listed' where list = 'topic' and word = new.id;
  end if;
  return null;
end $$;
create trigger topic_is_word after update of merged_into on topic
  for each row execute function merge_word_with_topic();

-- What each merged word of a list counts for at a moment; words that count for themselves are not in it.
create function log_meanings(of_list text, at timestamptz) returns table (word text, meaning text)
  language sql stable as $$
  with recursive holding as (
    select log_word.word, log_word.means from log_word
    where list = of_list and means_since <= at and (means_until is null or means_until > at)
  ), step (word, meaning, depth) as (
    select holding.word, holding.means, 1 from holding
    union all
    select step.word, holding.means, step.depth + 1
    from step join holding on holding.word = step.meaning
    where step.depth < 20
  )
  select distinct on (step.word) step.word, step.meaning from step order by step.word, step.depth desc
$$;
