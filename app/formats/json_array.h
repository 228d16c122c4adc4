// One JSON array as lines: what is written as a whole becomes JSONL while it streams by.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <functional>

namespace sheaf::formats {

/// Takes an array, or an object of which one member is an array of objects, in blocks of UTF-8 without a byte order mark.
/// Each element becomes a line: line breaks between its tokens become blanks, nothing else changes, whatever its size
/// and depth. Elements are not checked; that they are there, separated by commas, and that the array ends, is.
class ArrayLines
{
public:
    /// Whole lines and pieces of lines, in their order.
    using OnText = std::function<Result<void>(QByteArrayView text)>;

    explicit ArrayLines(OnText onText) : m_onText(std::move(onText)) { }
    /// NotJson with line and column.
    [[nodiscard]] Result<void> feed(QByteArrayView block);
    [[nodiscard]] Result<void> finish();
    /// Names of the members beside the array; they are in no line.
    [[nodiscard]] const QStringList& otherMembers() const { return m_otherMembers; }

private:
    enum class State {
        Start, ///< before the first bracket
        Member, ///< in the object, between its members
        Value, ///< behind a colon of the object
        MaybeArray, ///< behind a bracket that begins a member's value: objects follow, or anything else
        Other, ///< in a value of the object that is not the array
        FirstElement, ///< behind the array's bracket
        Element,
        Scalar, ///< in an element without brackets or quotes
        BehindElement,
        NextElement, ///< behind a comma
        End,
    };

    bool take(char c);
    bool takeOutside(char c);
    bool takeInObject(char c);
    bool takeInArray(char c);
    bool beginElement(char c);
    void endOther();
    [[nodiscard]] bool isInString() const { return m_inString; }
    [[nodiscard]] tl::unexpected<Error> fault() const;

    OnText m_onText;
    QByteArray m_out;
    QByteArray m_key; ///< raw, of the object's member
    QStringList m_otherMembers;
    State m_state = State::Start;
    qint64 m_depth = 0; ///< of brackets in the value
    qint64 m_line = 1;
    qint64 m_column = 0;
    bool m_inObject = false; ///< the array is a member
    bool m_isDone = false; ///< the array was met
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace sheaf::formats
