// Every encoding to UTF-8, cut into blocks at every byte; names; guesses.
#include "formats/encoding_guess.h"
#include "formats/text_decoder.h"

#include <QString>
#include <QTest>

#include <memory>

using namespace sheaf::formats;

namespace {

QByteArray utf16(const QString& text, Encoding encoding)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xFF);
        const char high = char(c.unicode() >> 8);
        bytes.append(encoding == Encoding::Utf16Le ? low : high);
        bytes.append(encoding == Encoding::Utf16Le ? high : low);
    }
    return bytes;
}

QByteArray converted(const QByteArrayList& blocks, Encoding encoding, qint64& count)
{
    QByteArray out;
    TextDecoder decoder(encoding);
    for (const QByteArray& block : blocks)
        out.append(decoder.feed(block));
    out.append(decoder.finish());
    count = decoder.replaced();
    return out;
}

/// A text of each encoding, as bytes in hexadecimal made by another program.
struct Sample {
    Encoding encoding;
    const char* text;
    const char* bytes;
};

const Sample samples[] = {
    {Encoding::Windows1250, "Zażółć gęślą jaźń, příliš žluťoučký – „kůň“",
        "5a61bff3b3e62067ea9c6cb9206a619ff12c2070f8ed6c699a209e6c759d6f75e86bfd209620846bf9f293"},
    {Encoding::Windows1251, "Съешь же ещё этих мягких французских булок №5 — «да»",
        "d1fae5f8fc20e6e520e5f9b820fdf2e8f520ecffe3eae8f520f4f0e0edf6f3e7f1eae8f520e1f3ebeeea20b935209720abe4e0bb"},
    {Encoding::Windows1252, "Él añadió “café” – 5 €, naïve Straße",
        "c96c2061f1616469f32093636166e9942096203520802c206e61ef76652053747261df65"},
    {Encoding::Windows1253, "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία €",
        "cee5f3eae5f0dce6f920f4e7ed20f8f5f7eff6e8fcf1e120e2e4e5ebf5e3ecdfe12080"},
    {Encoding::Windows1254, "Pijamalı hasta yağız şoföre çabucak güvendi €",
        "50696a616d616cfd206861737461207961f0fd7a20fe6f66f6726520e761627563616b2067fc76656e64692080"},
    {Encoding::Windows1255, "דג סקרן שט בים מאוכזב ₪",
        "e3e220f1f7f8ef20f9e820e1e9ed20eee0e5ebe6e120a4"},
    {Encoding::Windows1256, "نص حكيم له سر قاطع وذو شأن عظيم",
        "e4d520cddfede320e1e520d3d120dec7d8da20e6d0e620d4c3e420dad9ede3"},
    {Encoding::Windows1257, "Įlinkdama fechtuotojo špaga sublykčiojusi €",
        "c16c696e6b64616d61206665636874756f746f6a6f20f070616761207375626c796be8696f6a7573692080"},
    {Encoding::Windows1258, "Đạn bom ₫ ơ ư",
        "d061f26e20626f6d20fe20f520fd"},
    {Encoding::Iso8859_1, "Él añadió café, naïve Straße ¤",
        "c96c2061f1616469f320636166e92c206e61ef76652053747261df6520a4"},
    {Encoding::Iso8859_2, "Zażółć gęślą jaźń",
        "5a61bff3b3e62067eab66cb1206a61bcf1"},
    {Encoding::Iso8859_3, "Ĥaŭŝo ĵaŭdo ĉiu",
        "a661fdfe6f20bc61fd646f20e66975"},
    {Encoding::Iso8859_4, "Ķīļu šņukuriņš",
        "d3efb67520b9f1756b757269f1b9"},
    {Encoding::Iso8859_5, "Съешь ещё №5",
        "c1ead5e8ec20d5e9f120f035"},
    {Encoding::Iso8859_6, "نص حكيم",
        "e6d520cde3eae5"},
    {Encoding::Iso8859_7, "Ξεσκεπάζω την",
        "cee5f3eae5f0dce6f920f4e7ed"},
    {Encoding::Iso8859_8, "דג סקרן",
        "e3e220f1f7f8ef"},
    {Encoding::Iso8859_9, "Pijamalı hasta yağız şoföre",
        "50696a616d616cfd206861737461207961f0fd7a20fe6f66f67265"},
    {Encoding::Iso8859_10, "Kæmi ný öxi, đŋ",
        "4be66d69206efd20f678692c20b9bf"},
    {Encoding::Iso8859_11, "เป็นมนุษย์สุดประเสริฐ",
        "e0bbe7b9c1b9d8c9c2eccad8b4bbc3d0e0cac3d4b0"},
    {Encoding::Iso8859_13, "Įlinkdama špaga",
        "c16c696e6b64616d6120f070616761"},
    {Encoding::Iso8859_14, "Ŵŷ ḃḋ",
        "d0fe20a2ab"},
    {Encoding::Iso8859_15, "5 € œuvre Žižek",
        "3520a420bd7576726520b469b8656b"},
    {Encoding::Iso8859_16, "Țară și € ștampilă",
        "de6172e320ba6920a420ba74616d70696ce3"},
    {Encoding::Gb18030, "敏捷的棕色狐狸，跳过了懒狗。€ 😀 é",
        "c3f4bdddb5c4d7d8c9abbafcc0eaa3acccf8b9fdc1cbc0c1b9b7a1a3a2e3209439fc3620a8a6"},
    {Encoding::Big5, "敏捷的棕色狐狸，跳過了懶狗。",
        "b1d3b1b6aabab4c4a6e2aab0af57a141b8f5b94ca446c369aaafa143"},
    {Encoding::ShiftJis, "色は匂へど 散りぬるを ｱｲｳ ①\\~表",
        "904682cd93f582d682c7208e5582e882ca82e982f020b1b2b32087405c7e955c"},
    {Encoding::EucJp, "色は匂へど 散りぬるを ｱｲｳ 表",
        "bfa7a4cfc6f7a4d8a4c920bbb6a4eaa4cca4eba4f2208eb18eb28eb320c9bd"},
    {Encoding::EucKr, "키스의 고유조건은 입술끼리 만나야 하고 똠",
        "c5b0bdbac0c720b0edc0afc1b6b0c7c0ba20c0d4bcfab3a2b8ae20b8b8b3aabedf20c7cfb0ed208c63"},
    {Encoding::Koi8R, "Съешь же ещё этих мягких французских булок ░",
        "f3dfc5dbd820d6c520c5dda320dcd4c9c820cdd1c7cbc9c820c6d2c1cec3d5dad3cbc9c820c2d5cccfcb2090"},
    {Encoding::Koi8U, "Жебракують філософи при ґанку церкви їй",
        "f6c5c2d2c1cbd5c0d4d820c6a6cccfd3cfc6c920d0d2c920adc1cecbd520c3c5d2cbd7c920a7ca"},
    {Encoding::Utf32Le, "aé€\u2028😀z\n",
        "61000000e9000000ac2000002820000000f601007a0000000a000000"},
    {Encoding::Utf32Be, "aé€\u2028😀z\n",
        "00000061000000e9000020ac000020280001f6000000007a0000000a"},
};

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void converts_data();
    void converts();
    void everyEncoding_data();
    void everyEncoding();
    void unknownBytes_data();
    void unknownBytes();
    void names();
    void tellsBoms();
    void guesses_data();
    void guesses();
    void guessesWherever();
};

void TestEncoding::converts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const QByteArray& bytes, Encoding encoding, const QByteArray& expected, int count) {
        QTest::addRow("%s, %d", name, int(encoding)) << bytes << encoding << expected << count;
    };
    const QByteArray bad = "\xEF\xBF\xBD";
    for (const Encoding encoding : {Encoding::Utf16Le, Encoding::Utf16Be}) {
        const auto encoded = [&](const QString& text) { return utf16(text, encoding); };
        const QString text = QString::fromUtf8("a\u00E9\u20AC\u2028\xF0\x9F\x98\x80z\n");
        row("every length", encoded(text), encoding, text.toUtf8(), 0);
        row("empty", {}, encoding, {}, 0);
        row("lone high", encoded(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b")), encoding, "a" + bad + "b", 1);
        row("lone low", encoded(QStringLiteral("a") + QChar(0xDE00)), encoding, "a" + bad, 1);
        row("high, pair", encoded(QString(QChar(0xD83D)) + QChar(0xD83D) + QChar(0xDE00)), encoding,
            bad + "\xF0\x9F\x98\x80", 1);
        row("high at the end", encoded(QStringLiteral("a") + QChar(0xD83D)), encoding, "a" + bad, 1);
        row("half a unit at the end", encoded(QStringLiteral("ab")) + 'x', encoding, "ab" + bad, 1);
    }
    row("valid", "a\u00E9\u20AC\xF0\x9F\x98\x80", Encoding::Utf8, "a\u00E9\u20AC\xF0\x9F\x98\x80", 0);
    row("Latin-1", "caf\xE9, na\xEFve", Encoding::Utf8, "caf" + bad + ", na" + bad + "ve", 2);
    row("continuation alone", "\x80x", Encoding::Utf8, bad + "x", 1);
    row("Latin-1 at the end", "caf\xE9", Encoding::Utf8, "caf" + bad, 1);
    row("cut short in the middle", "a\xE2\x82z", Encoding::Utf8, "a" + bad + bad + "z", 2);
}

void TestEncoding::converts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, expected);
    QFETCH(int, count);
    qint64 replaced = 0;
    QCOMPARE(converted({bytes}, encoding, replaced), expected);
    QCOMPARE(replaced, qint64(count));
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        for (qsizetype second = cut; second <= bytes.size(); ++second) {
            const QByteArrayList blocks {bytes.first(cut), bytes.mid(cut, second - cut), bytes.sliced(second)};
            QCOMPARE(converted(blocks, encoding, replaced), expected);
            QCOMPARE(replaced, qint64(count));
        }
    }
}

void TestEncoding::everyEncoding_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    for (const Sample& sample : samples)
        QTest::newRow(qPrintable(encodingName(sample.encoding)))
            << sample.encoding << QByteArray::fromHex(sample.bytes) << QByteArray(sample.text);
}

void TestEncoding::everyEncoding()
{
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    qint64 replaced = 0;
    QCOMPARE(converted({bytes}, encoding, replaced), expected);
    QCOMPARE(replaced, qint64(0));
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(converted({bytes.first(cut), bytes.sliced(cut)}, encoding, replaced), expected);
    QByteArrayList single;
    for (const char byte : bytes)
        single << QByteArray(1, byte);
    QCOMPARE(converted(single, encoding, replaced), expected);
    QCOMPARE(replaced, qint64(0));
}

void TestEncoding::unknownBytes_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("count");
    const QByteArray bad = "\xEF\xBF\xBD";
    QTest::newRow("windows-1252") << Encoding::Windows1252 << QByteArray("a\x81,b") << "a" + bad + ",b" << 1;
    QTest::newRow("Shift_JIS, lead before a comma") << Encoding::ShiftJis << QByteArray("\x82,b") << bad + ",b" << 1;
    QTest::newRow("Shift_JIS, lead at the end") << Encoding::ShiftJis << QByteArray("b\x82") << "b" + bad << 1;
    QTest::newRow("EUC-KR, line break") << Encoding::EucKr << QByteArray("\xB0\n\xB0\xA1") << bad + "\n\xEA\xB0\x80" << 1;
    QTest::newRow("Big5, twice") << Encoding::Big5 << QByteArray("\xFF\xFFx") << bad + bad + "x" << 2;
    QTest::newRow("GB18030, cut") << Encoding::Gb18030 << QByteArray("x\x81\x30\x81") << "x" + bad << 1;
    QTest::newRow("GB18030, U+FFFD in the text") << Encoding::Gb18030 << QByteArray("\x84\x31\xA4\x37") << bad << 0;
    QTest::newRow("UTF-32, out of range") << Encoding::Utf32Le << QByteArray("\0\0\x11\0a\0\0\0", 8) << bad + "a" << 1;
    QTest::newRow("UTF-32, surrogate") << Encoding::Utf32Be << QByteArray("\0\0\xD8\0", 4) << bad << 1;
}

void TestEncoding::unknownBytes()
{
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QFETCH(int, count);
    qint64 replaced = 0;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        QCOMPARE(converted({bytes.first(cut), bytes.sliced(cut)}, encoding, replaced), expected);
        QCOMPARE(replaced, qint64(count));
    }
}

void TestEncoding::names()
{
    for (const Encoding encoding : allEncodings()) {
        const QString name = encodingName(encoding);
        QVERIFY(!name.isEmpty());
        QCOMPARE(encodingFromName(name), std::optional(encoding));
        QCOMPARE(encodingFromName(name.toUpper()), std::optional(encoding));
        QCOMPARE(converted({"plain"}, encoding, *std::make_unique<qint64>()).isEmpty(), false);
    }
    QCOMPARE(encodingFromName(QStringLiteral("Latin-1")), std::optional(Encoding::Iso8859_1));
    QCOMPARE(encodingFromName(QStringLiteral("cp1252")), std::optional(Encoding::Windows1252));
    QCOMPARE(encodingFromName(QStringLiteral("utf8")), std::optional(Encoding::Utf8));
    QCOMPARE(encodingFromName(QStringLiteral("gb2312")), std::optional(Encoding::Gb18030));
    QCOMPARE(encodingFromName(QString()), std::nullopt);
    QCOMPARE(encodingFromName(QStringLiteral("klingon")), std::nullopt);
}

void TestEncoding::tellsBoms()
{
    QCOMPARE(bomOf("\xEF\xBB\xBFx"), (Bom {Encoding::Utf8, 3}));
    QCOMPARE(bomOf("\xFF\xFEx"), (Bom {Encoding::Utf16Le, 2}));
    QCOMPARE(bomOf("\xFE\xFFx"), (Bom {Encoding::Utf16Be, 2}));
    QCOMPARE(bomOf(QByteArray("\xFF\xFE\0\0x", 5)), (Bom {Encoding::Utf32Le, 4}));
    QCOMPARE(bomOf(QByteArray("\0\0\xFE\xFFx", 5)), (Bom {Encoding::Utf32Be, 4}));
    QCOMPARE(bomOf("\x84\x31\x95\x33x"), (Bom {Encoding::Gb18030, 4}));
    QCOMPARE(bomOf("\xEF\xBB"), Bom());
    QCOMPARE(bomOf(""), Bom());
}

void TestEncoding::guesses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<double>("atLeast");
    QTest::addColumn<double>("atMost");
    const QByteArray latin = "name;city\nJos\xE9;K\xF6ln\nZo\xEB;M\xE1laga\n\x93quoted\x94;S\xE3o Paulo\nFran\xE7ois;Besan\xE7on\n";
    QTest::newRow("ASCII") << QByteArray("a,b\n1,2\n") << Encoding::Utf8 << 1.0 << 1.0;
    QTest::newRow("empty") << QByteArray() << Encoding::Utf8 << 1.0 << 1.0;
    QTest::newRow("UTF-8") << QByteArray("caf\xC3\xA9\n") << Encoding::Utf8 << 1.0 << 1.0;
    QTest::newRow("UTF-8, cut") << QByteArray("caf\xC3") << Encoding::Utf8 << 1.0 << 1.0;
    QTest::newRow("UTF-8, mark") << QByteArray("\xEF\xBB\xBF" "a") << Encoding::Utf8 << 1.0 << 1.0;
    QTest::newRow("UTF-8, a damaged byte") << QByteArray("\xC3\xA9").repeated(9) + "\xE9 x" << Encoding::Utf8 << 0.5 << 0.7;
    QTest::newRow("a NUL in a table") << QByteArray("a,b\n1,\0\n", 8) << Encoding::Utf8 << 1.0 << 1.0;
    QTest::newRow("UTF-16 without mark") << utf16(QStringLiteral("id,name\n1,Jos\u00E9\n"), Encoding::Utf16Le)
                                         << Encoding::Utf16Le << 0.9 << 0.95;
    QTest::newRow("big-endian") << utf16(QStringLiteral("id,name\n1,Ann\n"), Encoding::Utf16Be) << Encoding::Utf16Be << 0.9 << 0.95;
    QTest::newRow("Cyrillic UTF-16") << utf16(QStringLiteral("\u0418\u043C\u044F,\u0413\u043E\u0434\n\u0410\u043D,1\n"), Encoding::Utf16Le)
                                     << Encoding::Utf16Le << 0.9 << 0.95;
    QTest::newRow("one word of Latin-1") << QByteArray("caf\xE9\n") << Encoding::Windows1252 << 0.0 << 0.5;
    QTest::newRow("Latin-1") << latin << Encoding::Windows1252 << 0.3 << 0.95;
    for (const Sample& sample : samples) {
        const bool isOfLatin = sample.encoding >= Encoding::Iso8859_1 && sample.encoding <= Encoding::Iso8859_16;
        const bool isTold = !isOfLatin && sample.encoding != Encoding::Windows1257 && sample.encoding != Encoding::Windows1258
            && sample.encoding != Encoding::Windows1254 && sample.encoding != Encoding::Koi8U && sample.encoding != Encoding::Windows1250;
        if (isTold)
            QTest::addRow("%s, a page", qPrintable(encodingName(sample.encoding)))
                << QByteArray::fromHex(sample.bytes).repeated(20) << sample.encoding << 0.8 << 0.95;
    }
}

void TestEncoding::guesses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(double, atLeast);
    QFETCH(double, atMost);
    const EncodingGuess guess = guessEncoding(bytes);
    QTEST(guess.encoding, "encoding");
    QVERIFY2(guess.confidence >= atLeast && guess.confidence <= atMost, qPrintable(QString::number(guess.confidence)));
    QCOMPARE(guess.fromBom, guess.bomLength > 0);
}

/// Whatever is guessed, confidence is a share and a mark lies within the sample.
void TestEncoding::guessesWherever()
{
    for (const Sample& sample : samples) {
        const QByteArray bytes = QByteArray::fromHex(sample.bytes);
        for (qsizetype length = 0; length <= bytes.size(); ++length) {
            const EncodingGuess guess = guessEncoding(bytes.first(length));
            QVERIFY(guess.confidence >= 0 && guess.confidence <= 1);
            QVERIFY(guess.bomLength <= length);
        }
    }
}

QTEST_GUILESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
