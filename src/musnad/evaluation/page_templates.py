"""Page furniture of five kinds of site, in words of our own, to wrap known articles in and see whether the page room finds them again.

The wordings are kept apart from the lexicon on purpose: `evaluate_pages` prints how many of them no table knows. People and comments
are invented; each page is drawn by its seed.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple


class Story(NamedTuple):
    """What is wrapped: the true headline, byline (empty if it stands in the prose), paragraphs, and headlines of other articles."""

    title: str
    byline: str
    paragraphs: Sequence[str]
    others: Sequence[str]


class Page(NamedTuple):
    """A page as it is copied, and the lines of furniture in it."""

    text: str
    furniture: frozenset[str]


# Each row: wordings of one piece, any of which a site may print. `{t}` is another article's headline, `{d}` a date, `{n}` a number.
WORDINGS: Mapping[str, Sequence[str]] = {
    "skip": ("تخطَّ إلى المحتوى", "اذهب إلى المحتوى الرئيسي", "القفز إلى المحتوى", "تجاوز القائمة"),
    "site": ("وكالة المنارة للأنباء", "صحيفة الشاطئ", "مدونة صوت الحي", "الساحل الإخباري", "شبكة الواحة الإعلامية"),
    "slogan": ("الخبر كما هو", "صحيفة يومية مستقلة", "كلمة حرة وقلم مسؤول", "نافذتك على العالم"),
    "menu": ("الرئيسية", "أخبار محلية", "شؤون عربية", "العالم", "مال واقتصاد", "رياضة", "ثقافة", "منوعات", "الرأي", "مرئيات",
             "ملفات خاصة", "من نحن",
             "اتصل بنا", "سوق العمل", "تحت الضوء", "بلا حدود"),
    "login": ("دخول / تسجيل", "حسابي", "تسجيل الدخول", "اشترك معنا"),
    "search": ("بحث", "ابحث في الموقع", "ماذا تريد أن تجد؟", "البحث عن:"),
    "crumbs": ("الرئيسية » شؤون عربية", "الرئيسية / العالم", "الصفحة الأولى > سياسة", "أنت هنا: الرئيسية › عربي ودولي"),
    "section": ("شؤون عربية", "العالم", "سياسة", "أخبار"),
    "today": ("الأحد 5 مايو 2019", "الثلاثاء، 3 مارس 2020", "2021/06/14", "صنعاء 24°"),
    "date": ("{d}", "نُشر في {d}", "تاريخ النشر: {d}", "آخر تحديث {d} - 14:20", "{d} الساعة 9:15 م", "أُدرج يوم {d}"),
    "views": ("{n} مشاهدة", "عدد القراء: {n}", "شوهد {n} مرة", "{n} قراءة", "زمن القراءة: 3 دقائق", "تمت قراءته {n} مرات"),
    "share": ("شارك فيسبوك تويتر واتساب", "انشر الخبر على شبكات التواصل", "شارك مع أصدقائك", "فيسبوك تويتر تيليغرام لينكدإن طباعة",
              "مشاركة عبر",
              "أرسل هذا الخبر إلى صديق", "Facebook Twitter WhatsApp Telegram"),
    "tools": ("طباعة", "حجم الخط: أ- أ أ+", "احفظ الصفحة", "استمع إلى الخبر", "نسخة سهلة الطبع"),
    "caption": ("صورة من الأرشيف", "جانب من المكان (أرشيف)", "لقطة عامة للمدينة - وكالات", "الصورة: خدمة المنارة"),
    "readalso": ("اقرأ أيضًا: {t}", "طالع كذلك: {t}", "شاهد أيضا | {t}", "وللمزيد: {t}", "خبر متصل: {t}", "قد يهمّك: {t}"),
    "readalso_head": ("اقرأ أيضًا", "مواضيع قد تهمك", "من أخبارنا أيضا"),
    "ad": ("إعلان", "مساحة إعلانية", "- إعلانات -", "محتوى إعلاني"),
    "tags": ("الوسوم: {g}", "كلمات مفتاحية: {g}", "سمات: {g}", "إشارات مرجعية: {g}", "#{h}"),
    "source": ("المصدر: وكالات", "المصدر: الموقع", "عن صحيفة الشاطئ"),
    "related": ("مقالات ذات صلة", "أخبار ذات صلة", "المزيد من هذا الباب", "مواضيع مشابهة", "موضوعات أخرى ربما تهمّك", "في الموضوع نفسه"),
    "popular": ("الأكثر قراءة", "الأكثر تفاعلا", "أحدث الأخبار", "رائج الآن", "اختيارات القراء"),
    "prevnext": ("السابق: {t}", "التالي: {t}", "« {t}", "الخبر الأقدم: {t}"),
    "comments": ("التعليقات ({n})", "{n} تعليقات", "تعليقات القراء", "ما قاله القراء", "مداخلات الزوار"),
    "form": ("أضف تعليقا", "اترك تعليقاً إلغاء الرد", "شاركنا رأيك", "دع لنا كلمة"),
    "form_note": ("لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", "بريدك لن يراه أحد، والخانات التي عليها * لازمة",
                  "الحقول ذات النجمة * مطلوبة", "تخضع التعليقات للمراجعة قبل ظهورها"),
    "field": ("الاسم *", "البريد الإلكتروني *", "الموقع", "اسمك الكريم", "عنوان بريدك", "نص التعليق *", "أدخل الرمز الظاهر"),
    "submit": ("إرسال التعليق", "أرسل", "انشر تعليقي"),
    "newsletter": ("اشترك في نشرتنا البريدية", "لتصلك الأخبار أولا بأول", "ضع بريدك هنا لتصلك رسائلنا", "النشرة اليومية"),
    "footer": ("جميع الحقوق محفوظة © 2024", "كل ما ينشر هنا ملك للموقع © 2023", "سياسة الخصوصية", "شروط الاستعمال", "خريطة الموقع",
               "تصميم وتطوير: مدار"),
    "top": ("العودة إلى الأعلى", "إلى الأعلى ↑", "عد إلى بداية الصفحة", "أعلى"),
    "blog_label": ("التسميات: {g}", "تصنيفات: {g}"),
    "blog_by": ("مرسلة بواسطة سليم في 11:40 ص", "أرسلها المحرر في 09:02 م", "كتبه: مدير المدونة"),
    "blog_nav": ("رسالة أحدث الصفحة الرئيسية رسالة أقدم", "الاشتراك في: تعليقات الرسالة (Atom)", "أرشيف المدونة", "المتابعون", "نبذة عني"),
    "agency_mark": ("( انتهى )", "م ن / س ع", "// انتهى //", "وام/المحرر"),
    "breaking": ("عاجل: {t}", "شريط الأخبار", "{t}"),
}  # fmt: skip
DATES = ("17 أغسطس 2020", "3 آذار 2018", "21/07/2015", "الاثنين 12 فبراير 2024", "9 جويلية، 2019", "2022-11-30")
NAMES = ("ابن البلد", "منى", "سامي الحداد", "قارئ من الجنوب", "أم يوسف", "متابع")
REMARKS = ("المهم أن يستفيد الناس من هذا الكلام.",
               "سمعنا هذا من قبل ولم نر شيئا على الأرض، ونرجو أن تكون هذه المرة مختلفة عما سبقها من وعود كثيرة.",
           "شكرا على نقل الخبر", "لماذا لا يتحدث أحد عن الأسعار؟ الناس تعبت من الانتظار، والرواتب لا تكفي أسبوعا واحدا من الشهر.", "أحسنتم",
           "الخبر ناقص، أين رأي الطرف الآخر؟")  # fmt: skip


class Writer:
    """Lines of one page in the making; what is furniture is kept apart."""

    def __init__(self, story: Story, seed: int) -> None:
        self.story, self.random = story, Random(seed)
        self.lines: list[str] = []
        self.furniture: set[str] = set()

    def put(self, *kinds: str, chance: float = 1.0) -> None:
        """A line of furniture of each kind, in one of its wordings."""
        for kind in kinds:
            if self.random.random() <= chance:
                self._line(self._filled(self.random.choice(WORDINGS[kind])))

    def several(self, kind: str, low: int, high: int) -> None:
        """Several different lines of one kind; short ones may share a line."""
        pool = list(WORDINGS[kind])
        chosen = self.random.sample(pool, min(len(pool), self.random.randint(low, high)))
        if kind == "menu" and self.random.random() < 0.3:
            chosen = [self.random.choice((" ", " | ")).join(chosen)]
        for line in chosen:
            self._line(self._filled(line))

    def titles(self, low: int, high: int) -> None:
        """Headlines of other articles, some with dates below."""
        dated = self.random.random() < 0.3
        for title in self.random.sample(list(self.story.others), self.random.randint(low, high)):
            self._line(title)
            if dated:
                self._line(self.random.choice(DATES))

    def title(self) -> None:
        self.lines.append(self.story.title)

    def byline(self) -> None:
        if self.story.byline:
            self.lines.append(self.story.byline)

    def body(self, asides: float) -> None:
        """The paragraphs, with or without empty lines between them, and furniture among them."""
        spaced = self.random.random() < 0.7
        if spaced:
            self.lines.append("")
        for i, paragraph in enumerate(self.story.paragraphs):
            self.lines += [paragraph, ""] if spaced else [paragraph]
            if 0 < i < len(self.story.paragraphs) - 1 and self.random.random() < asides:
                self._aside(spaced)

    def comments(self) -> None:
        """A comment section in one of three manners."""
        self.put("comments")
        manner = self.random.choice(("says", "dated", "numbered"))
        for i, name in enumerate(self.random.sample(NAMES, self.random.randint(1, 3)), start=1):
            date, remark = self.random.choice(DATES), self.random.choice(REMARKS)
            heads = {"says": [f"{name} يقول:", date], "dated": [name, date], "numbered": [f"{i} - {name}", date]}[manner]
            for line in (*heads, remark, "رد"):
                self._line(line)

    def form(self) -> None:
        self.put("form", "form_note")
        self.several("field", 2, 5)
        self.put("submit")

    def page(self) -> Page:
        """What was written; a line that is also the article's own is no furniture."""
        own = {self.story.title, self.story.byline, *self.story.paragraphs}
        return Page("\n".join(self.lines) + "\n", frozenset(self.furniture - own))

    def _aside(self, spaced: bool) -> None:
        if self.random.random() < 0.2:
            self.put("readalso_head")
            self.titles(1, 2)
        else:
            self.put(self.random.choice(("readalso", "readalso", "ad")))
        if spaced:
            self.lines.append("")

    def _filled(self, wording: str) -> str:
        words = [word for word in self.story.title.split() if len(word) > 3][:5] or ["أخبار"]
        tags = self.random.choice(("، ", " ", " | ")).join(words)
        number = self.random.randint(2, 9000)
        return wording.format(t=self.random.choice(self.story.others), d=self.random.choice(DATES), n=number, g=tags, h=" #".join(words))

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.furniture.add(line)


def wordpress(w: Writer) -> None:
    """An agency on WordPress in Arabic, as the reference page."""
    w.put("skip", "site")
    w.put("slogan", chance=0.5)
    w.several("menu", 5, 9)
    w.put("search", chance=0.5)
    w.put("section")
    w.title()
    w.put("date")
    w.put("views", "share", "caption", chance=0.5)
    w.byline()
    w.body(0.25)
    w.put("tags")
    w.put("prevnext", "prevnext", chance=0.4)
    w.put("related")
    w.titles(2, 4)
    w.comments()
    w.form()
    w.put("popular", chance=0.6)
    w.titles(1, 3)
    w.put("footer", "footer", "top")


def blogger(w: Writer) -> None:
    """A blog on Blogger."""
    w.put("site", "slogan")
    w.several("menu", 2, 4)
    w.put("date")
    w.title()
    w.byline()
    w.body(0.05)
    w.put("blog_by", "share")
    w.put("blog_label")
    w.put("comments", chance=0.5)
    w.form()
    w.several("blog_nav", 2, 4)
    w.put("popular")
    w.titles(2, 4)
    w.put("footer")


def agency(w: Writer) -> None:
    """A state agency's bare page."""
    w.put("today", "site")
    w.several("menu", 4, 7)
    w.put("breaking", "breaking", chance=0.6)
    w.put("crumbs")
    w.title()
    w.put("date")
    w.put("tools", "share", chance=0.6)
    w.byline()
    w.body(0.0)
    w.put("agency_mark", chance=0.5)
    w.put("share", "tags", chance=0.5)
    w.put("related")
    w.titles(3, 5)
    w.put("newsletter", "footer", "footer", "top")


def newspaper(w: Writer) -> None:
    """A newspaper with all its boxes."""
    w.put("today", "login", "site")
    w.several("menu", 7, 12)
    w.put("breaking", chance=0.5)
    w.titles(1, 2)
    w.put("crumbs")
    w.title()
    w.byline()
    w.put("date", "views")
    w.put("share", "tools", "caption", chance=0.7)
    w.body(0.3)
    w.put("source", chance=0.4)
    w.put("tags", "share")
    w.put("related")
    w.titles(3, 5)
    w.put("popular")
    w.titles(3, 5)
    w.comments()
    w.form()
    w.put("newsletter", "footer", "footer", "footer", "top")


def none(w: Writer) -> None:
    """The article alone, as a person copies it."""
    w.title()
    w.byline()
    w.body(0.0)


TEMPLATES: tuple[Callable[[Writer], None], ...] = (wordpress, blogger, agency, newspaper, none)


def make_page(story: Story, template: Callable[[Writer], None], seed: int) -> Page:
    """One page of scraped text round `story`."""
    writer = Writer(story, seed)
    template(writer)
    return writer.page()
