"""Names of rights and of what people sign in with, and the refusals of signing in and of keeping people."""

from aftersale_desktop.domain.credentials import (
    CredentialKind,
    PasswordTooEasyError,
    PasswordTooShortError,
    PinUnusableError,
    RepeatedDifferentlyError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.keyboard import NobodySignedInError, ProofNeededError
from aftersale_desktop.services.people_desk import (
    LastAdministratorError,
    LoginTakenError,
    NameMissingError,
    PersonLeftError,
)
from aftersale_desktop.services.sign_in import (
    BadgeUnknownError,
    OwnSignatureError,
    PasswordMustChangeError,
    PasswordNeededError,
    PasswordsSetError,
    SignInRefusedError,
    WaitFirstError,
)
from aftersale_desktop.wording.catalogue import N_, Words

RIGHT_NAMES: dict[Right, str] = {
    Right.READ: N_("Read everything of the shop"),
    Right.REGISTER: N_("Register products and customers"),
    Right.TAKE_CLAIM: N_("Take claims"),
    Right.POST_INVOICE: N_("Make out invoices"),
    Right.PRINT: N_("Print papers"),
    Right.OVERRIDE_VERDICT: N_("Override a verdict"),
    Right.CHANGE_SHOP: N_("Change the shop's settings"),
    Right.TAKE_MONEY: N_("Take money"),
    Right.GIVE_DISCOUNT: N_("Give a discount, or let somebody else pay"),
    Right.CREDIT_INVOICE: N_("Credit invoices and give money back"),
    Right.LIFT_FLAG: N_("Lift the flag of a customer"),
    Right.ATTACH_EVIDENCE: N_("Attach photos and files"),
    Right.EDIT_CARD: N_("Correct dates and units of a card"),
    Right.EXPORT: N_("Take lists out as files"),
    Right.REPAIR: N_("Diagnose and repair"),
    Right.QUOTE: N_("Quote, and write the answer down"),
    Right.INSPECT: N_("Inspect"),
    Right.WAIVE_INSPECTION: N_("Waive an inspection"),
    Right.SCRAP_PRODUCT: N_("Scrap a product"),
    Right.HAND_OVER: N_("Hand products over"),
    Right.ALLOW_LATER_PAYMENT: N_("Hand over what is not paid"),
    Right.CANCEL_CLAIM: N_("Cancel claims"),
    Right.EXCHANGE_PRODUCT: N_("Exchange or refund a product"),
    Right.MOVE_STOCK: N_("Move stock"),
    Right.CORRECT_STOCK: N_("Correct stock"),
    Right.CLOSE_DAY: N_("Close the day"),
    Right.PLAN_VISIT: N_("Plan home visits"),
    Right.VISIT: N_("Visit customers at home"),
    Right.CHANGE_NETWORK: N_("Keep service points and districts"),
    Right.TAKE_CALL: N_("Take calls"),
    Right.HANDLE_COMPLAINT: N_("Handle complaints"),
    Right.LEAD_HOTLINE: N_("Lead the hotline"),
    Right.WRITE_KNOWLEDGE: N_("Write knowledge notes"),
    Right.CHANGE_PRICES: N_("Edit price lists"),
    Right.PUBLISH_PRICES: N_("Publish price lists"),
    Right.SETTLE: N_("Settle with the factory"),
    Right.MANAGE_PEOPLE: N_("Keep people, passwords and badges"),
    Right.READ_AUDIT: N_("Read and verify the audit record"),
    Right.REVEAL_PERSONAL_DATA: N_("Uncover telephones and addresses one by one"),
    Right.SEE_PERSONAL_DATA: N_("Take telephones and addresses out in full"),
    Right.ERASE_PERSON: N_("Hand out and erase the data of a person"),
    Right.RUN_RETENTION: N_("Remove what need not be kept any longer"),
    Right.CHANGE_PRICES: N_("Edit and replay price lists"),
    Right.PUBLISH_PRICES: N_("Publish price lists"),
    Right.READ_FIGURES: N_("Read figures and reports"),
}
CREDENTIAL_NAMES: dict[CredentialKind, str] = {
    CredentialKind.PASSWORD: N_("password"),
    CredentialKind.PIN: N_("PIN"),
    CredentialKind.BADGE: N_("badge"),
}
PEOPLE_REFUSALS: dict[type[AfterSaleError], str] = {
    SignInRefusedError: N_("Name and password do not belong together. Try again."),
    WaitFirstError: N_("Name and password do not belong together too often. Try again in {seconds} seconds."),
    PasswordNeededError: N_("Sign in with the password: PIN and badge work at a window somebody opened today."),
    PasswordMustChangeError: N_("This password was given to you. Choose one of your own."),
    BadgeUnknownError: N_("This badge opens nothing. Ask an administrator for a new one."),
    PasswordsSetError: N_("Somebody has set a password meanwhile. Sign in with it."),
    OwnSignatureError: N_("Nobody signs for their own deed. Ask a supervisor."),
    NobodySignedInError: N_("Nobody is signed in. Sign in first."),
    ProofNeededError: N_("Whoever takes over signs in: Ctrl+L locks the window, then PIN, badge or password."),
    PasswordTooShortError: N_("A password has {shortest} to {longest} signs. A short sentence is easy to keep."),
    PasswordTooEasyError: N_("This is what anybody would try first. Choose something else."),
    RepeatedDifferentlyError: N_("This differs from the password above. Type both again."),
    PinUnusableError: N_("A PIN has {digits} digits, neither all the same nor in a row."),
    NameMissingError: N_("Enter the name; it stands on papers."),
    LoginTakenError: N_("Somebody signs in as {login} already. Choose another login."),
    LastAdministratorError: N_("One administrator with a password has to stay. Appoint another one first."),
    PersonLeftError: N_("Who has left gets no password and no badge. Let them come back first."),
}


def right_name(words: Words, right: Right) -> str:
    """Return what a right allows."""
    return words(RIGHT_NAMES[right])


def credential_name(words: Words, kind: CredentialKind) -> str:
    """Return what somebody signs in by."""
    return words(CREDENTIAL_NAMES[kind])
