"""What a complaint is about, to choose."""

from aftersale_desktop.domain.complaints import ComplaintSubject
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import subject_name


class SubjectBox(ChoiceBox):
    """Begins with a due repair: most complaints are about one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words("Complaint about"))
        for subject in ComplaintSubject:
            self.addItem(subject_name(words, subject), subject)

    def subject(self) -> ComplaintSubject:
        """Return what was chosen."""
        return ComplaintSubject(self.currentData())
