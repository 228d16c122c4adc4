// What few people need when they send: an address that is told when the batch is done, and metadata. Folded at first.
#pragma once

#include "send/send_rules.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace sheaf::ui {

class Label;
class MetadataTable;

class AdvancedBox : public QWidget
{
    Q_OBJECT

public:
    explicit AdvancedBox(const service::Profile& profile, QWidget* parent = nullptr);

    [[nodiscard]] QString webhookUrl() const;
    [[nodiscard]] MetadataRows metadata() const;
    /// Whether anything in here stops the sending.
    [[nodiscard]] bool hasObjection() const;

Q_SIGNALS:
    void changed();

private:
    void build(const service::Profile& profile);
    void fold(bool open);
    void validate();

    QToolButton* m_fold = nullptr;
    QWidget* m_content = nullptr;
    QLineEdit* m_webhook = nullptr; ///< null where the service takes none
    Label* m_webhookNote = nullptr;
    MetadataTable* m_metadata = nullptr; ///< null where the service takes none
    Label* m_metadataNote = nullptr;
};

} // namespace sheaf::ui
