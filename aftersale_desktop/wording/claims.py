"""Names of claim states, groups and events, and of the people's roles."""

from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.domain.invoices import InvoiceState, PaymentKind
from aftersale_desktop.domain.people import Role
from aftersale_desktop.wording.catalogue import N_, Words

STATE_NAMES: dict[ClaimState, str] = {
    ClaimState.RECEIVED: N_("Received"),
    ClaimState.DIAGNOSING: N_("Diagnosing"),
    ClaimState.QUOTED: N_("Quoted"),
    ClaimState.APPROVED: N_("Approved"),
    ClaimState.DECLINED: N_("Declined"),
    ClaimState.WAITING_FOR_PARTS: N_("Waiting for part"),
    ClaimState.UNDER_REPAIR: N_("Under repair"),
    ClaimState.AT_FACTORY: N_("At factory"),
    ClaimState.IN_INSPECTION: N_("In inspection"),
    ClaimState.READY: N_("Ready"),
    ClaimState.HANDED_OVER: N_("Handed over"),
    ClaimState.CLOSED: N_("Closed"),
    ClaimState.ON_HOLD: N_("On hold"),
    ClaimState.CANCELLED: N_("Cancelled"),
}
GROUP_NAMES: dict[ClaimGroup, str] = {
    ClaimGroup.NEW: N_("New"),
    ClaimGroup.IN_PROGRESS: N_("In progress"),
    ClaimGroup.WAITING: N_("Waiting"),
    ClaimGroup.READY: N_("Ready"),
    ClaimGroup.CLOSED: N_("Closed"),
}
EVENT_NAMES: dict[str, str] = {
    "received": N_("Received"),
    "override": N_("Verdict overridden"),
    "invoiced": N_("Invoice posted"),
    "deposit": N_("Deposit taken"),
    "payment": N_("Payment taken"),
    "refund": N_("Money given back"),
    "credited": N_("Invoice credited"),
    "attached": N_("Photo or file attached"),
    "handed_to": N_("Handed to a technician"),
    "sub_status": N_("Sub-status"),
    "diagnosed": N_("Diagnosis"),
    "part_fitted": N_("Part fitted"),
    "part_taken_out": N_("Part taken out again"),
    "parts_left_out": N_("Diagnosed parts left out"),
    "rejudged": N_("Verdict judged again"),
    "comes_back": N_("Come-back of an earlier repair"),
    "customer_called": N_("Customer called"),
    "called_in": N_("Announced by telephone"),
    "complained": N_("Complaint"),
    "followed_up": N_("Customer called again"),
    "visit_planned": N_("Home visit planned"),
    "visit_moved": N_("Home visit moved"),
    "visit_linked": N_("Taken in at the door"),
    "visit_confirmed": N_("Home visit confirmed"),
    "visit_on_the_way": N_("Technician on the way"),
    "visit_at_customer": N_("Technician at the customer"),
    "visit_done": N_("Home visit done"),
    "visit_missed": N_("Nobody was there for the visit"),
    "visit_cancelled": N_("Home visit cancelled"),
    **{str(state): name for state, name in STATE_NAMES.items()},
}
PAYMENT_NAMES: dict[PaymentKind, str] = {
    PaymentKind.CASH: N_("Cash"),
    PaymentKind.CARD: N_("Bank card"),
    PaymentKind.WECHAT: N_("WeChat Pay"),
    PaymentKind.ALIPAY: N_("Alipay"),
    PaymentKind.TRANSFER: N_("Bank transfer"),
}
INVOICE_STATE_NAMES: dict[InvoiceState, str] = {
    InvoiceState.POSTED: N_("Not paid"),
    InvoiceState.PART_PAID: N_("Part paid"),
    InvoiceState.PAID: N_("Paid"),
    InvoiceState.CREDITED: N_("Credited"),
}
ROLE_NAMES: dict[Role, str] = {
    Role.CLERK: N_("clerk"),
    Role.TECHNICIAN: N_("technician"),
    Role.INSPECTOR: N_("inspector"),
    Role.STOREKEEPER: N_("storekeeper"),
    Role.HOTLINE_AGENT: N_("hotline agent"),
    Role.SUPERVISOR: N_("supervisor"),
    Role.ADMINISTRATOR: N_("administrator"),
}


def state_name(words: Words, state: ClaimState) -> str:
    """Return the name of a claim's state."""
    return words(STATE_NAMES[state])


def group_name(words: Words, group: ClaimGroup) -> str:
    """Return the name of a group of the list."""
    return words(GROUP_NAMES[group])


def event_name(words: Words, deed: str) -> str:
    """Return what happened to a claim; a deed nobody named stands for itself."""
    return words(EVENT_NAMES[deed]) if deed in EVENT_NAMES else deed


def payment_name(words: Words, kind: PaymentKind) -> str:
    """Return the name of a kind of payment."""
    return words(PAYMENT_NAMES[kind])


def invoice_state_name(words: Words, state: InvoiceState) -> str:
    """Return what is still open on an invoice."""
    return words(INVOICE_STATE_NAMES[state])


def role_name(words: Words, role: Role) -> str:
    """Return the name of a person's role."""
    return words(ROLE_NAMES[role])
