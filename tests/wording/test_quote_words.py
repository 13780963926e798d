"""What the invoice form says about an order it was filled from."""

from decimal import Decimal

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.services.order_work import OrderWork
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.quotes import order_note
from tests.builders import sample_tariff, work_done


def test_what_the_customer_left_out_is_called_by_its_name_and_never_by_its_code() -> None:
    order = OrderWork(
        state=ClaimState.READY,
        is_binding=True,
        work=work_done(),
        outcome=JobOutcome.REPAIRED,
        operations=(),
        materials=(),
        parts=(),
        is_carried_in=True,
        distance_km=Decimal(0),
        left_out=("CAP35", "simple"),
    )
    note = order_note(words_in(Language.CHINESE), order, sample_tariff())
    assert "CAP35" not in note
    assert "simple" not in note
    assert note.endswith("顾客选择不做：压缩机电容 35 μF、简单维修")
