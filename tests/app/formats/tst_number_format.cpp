// Numbers and dates as a spreadsheet shows them.
#include "formats/number_format.h"

#include <QTest>

using namespace sheaf::formats;

class TestNumberFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void builtIn_data();
    void builtIn();
};

void TestNumberFormat::shows_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* code, const char* value, const char* expected) {
        QTest::addRow("%s of %s", code, value) << QByteArray(code) << QByteArray(value) << QByteArray(expected);
    };
    row("General", "1", "1");
    row("General", "-0", "0");
    row("General", "007", "7");
    row("General", "0.1", "0.1");
    row("General", "0.10000000000000001", "0.1");
    row("General", "0.30000000000000004", "0.3");
    row("General", "3.1415926535897931", "3.14159265358979");
    row("General", "123456789012345", "123456789012345");
    row("General", "12345678901234567890", "12345678901234567890");
    row("General", "1.2345678901234567E+19", "12345678901234600000");
    row("General", "1E+20", "100000000000000000000");
    row("General", "1E+22", "1E+22");
    row("General", "-1.5E-7", "-0.00000015");
    row("General", "1E-12", "1E-12");
    row("General", "1e400", "1e400");
    row("General", "n/a", "n/a");
    row("General", "", "");
    row("0", "2.5", "3");
    row("0", "-2.5", "-3");
    row("0", "0.4", "0");
    row("0", "-0.4", "0");
    row("0", "99.5", "100");
    row("0.00", "1.005", "1.01");
    row("0.00", "1234.5", "1234.50");
    row("0.00", "0", "0.00");
    row("0.0#", "1.25", "1.25");
    row("0.0#", "1", "1.0");
    row("#.##", "0.5", ".5");
    row(".00", "12.345", "12.35");
    row("#", "0", "");
    row("00000", "42", "00042");
    row("00000", "-42", "-00042");
    row("00000", "1234567", "1234567");
    row("#,##0", "1234567", "1,234,567");
    row("#,##0", "999", "999");
    row("#,##0.00", "-1234.567", "-1,234.57");
    row("0,000", "12", "0,012");
    row("0,", "1234567", "1235");
    row("0.0,,\"M\"", "1234567", "1.2M");
    row("0%", "0.256", "26%");
    row("0.0%", "-0.0256", "-2.6%");
    row("0.00E+00", "12345", "1.23E+04");
    row("0.00E+00", "0.00012345", "1.23E-04");
    row("0.00E+00", "9.999", "1.00E+01");
    row("0E-0", "1500", "2E3");
    row("##0.0E+0", "12345", "12.3E+3");
    row("0.00E+00", "0", "0.00E+00");
    row("\"$\"#,##0.00", "1234.5", "$1,234.50");
    row("[$\xE2\x82\xAC-407] #,##0.00", "1234.5", "\xE2\x82\xAC 1,234.50");
    row("#,##0.00_);[Red]\\(#,##0.00\\)", "-5", "(5.00)");
    row("#,##0.00_);[Red]\\(#,##0.00\\)", "5", "5.00");
    row("0;-0;\"none\"", "0", "none");
    row("0;;", "-3", "");
    row(";;;", "3", "3");
    row("(000) 000-0000", "5551234567", "(555) 123-4567");
    row("000-00-0000", "123456789", "123-45-6789");
    row("@", "1.50", "1.5");
    row("# ?/?", "0.5", "0.5");
    row("[>100]0.0;0", "5.25", "5.25");
    row("yyyy-mm-dd", "45356", "2024-03-05");
    row("yyyy-mm-dd", "60", "1900-02-29");
    row("yyyy-mm-dd", "59", "1900-02-28");
    row("yyyy-mm-dd", "61", "1900-03-01");
    row("yyyy-mm-dd", "1", "1900-01-01");
    row("yyyy-mm-dd", "2958465", "9999-12-31");
    row("yyyy-mm-dd", "2958466", "2958466");
    row("yyyy-mm-dd", "-1", "-1");
    row("d. mmmm yyyy", "45356", "5. March 2024");
    row("ddd, d-mmm-yy", "45356", "Tue, 5-Mar-24");
    row("dddd mmmmm", "45356", "Tuesday M");
    row("dddd", "1", "Sunday");
    row("[$-409]mmmm", "45356", "March");
    row("[$-407]mmmm", "45356", "2024-03-05");
    row("[$-F800]dddd, mmmm dd, yyyy", "45356", "2024-03-05");
    row("ggge", "45356.5", "2024-03-05 12:00:00");
    row("h:mm", "0.5", "12:00");
    row("hh:mm:ss", "0.999988425925926", "23:59:59");
    row("h:mm AM/PM", "0.75", "6:00 PM");
    row("h:mm a/p", "0.01", "12:14 A");
    row("[h]:mm:ss", "1.5", "36:00:00");
    row("[mm]:ss", "0.0503472222222222", "72:30");
    row("mm:ss.0", "0.000694583333333333", "01:00.0");
    row("m/d/yyyy h:mm", "45356.6043171296", "3/5/2024 14:30");
    row("yyyy\\-mm\\-dd\"T\"hh:mm:ss.000", "45356.5", "2024-03-05T12:00:00.000");
}

void TestNumberFormat::shows()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, value);
    QByteArray shown;
    NumberFormat(code).append(shown, value, false);
    QTEST(shown, "expected");
}

void TestNumberFormat::builtIn_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<QByteArray>("from1900");
    QTest::addColumn<QByteArray>("from1904");
    const auto row = [](int id, const char* from1900, const char* from1904) {
        QTest::addRow("%d", id) << id << QByteArray(from1900) << QByteArray(from1904);
    };
    row(0, "45356.75", "45356.75");
    row(1, "45357", "45357");
    row(10, "4535675.00%", "4535675.00%");
    row(14, "2024-03-05", "2028-03-06");
    row(15, "5-Mar-24", "6-Mar-28");
    row(16, "5-Mar", "6-Mar");
    row(17, "Mar-24", "Mar-28");
    row(18, "6:00 PM", "6:00 PM");
    row(20, "18:00", "18:00");
    row(22, "2024-03-05 18:00", "2028-03-06 18:00");
    row(30, "2024-03-05", "2028-03-06");
    row(46, "1088562:00:00", "1088562:00:00");
    row(49, "45356.75", "45356.75");
    row(200, "45356.75", "45356.75");
}

void TestNumberFormat::builtIn()
{
    QFETCH(int, id);
    const NumberFormat format {builtInFormat(id)};
    QByteArray from1900;
    format.append(from1900, "45356.75", false);
    QTEST(from1900, "from1900");
    QByteArray from1904;
    format.append(from1904, "45356.75", true);
    QTEST(from1904, "from1904");
}

QTEST_GUILESS_MAIN(TestNumberFormat)
#include "tst_number_format.moc"
