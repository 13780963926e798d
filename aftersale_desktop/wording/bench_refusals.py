"""What is refused at the bench and in its lists."""

from aftersale_desktop.domain.comebacks import NoSuchComebackError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.findings import (
    FindingNotProvenError,
    FindingsContradictError,
    NoFindingError,
    PhotoOfCauseMissingError,
)
from aftersale_desktop.services.bench import NothingDiagnosedError
from aftersale_desktop.services.bench_states import NotAtTheBenchError, RepairsNotHereError
from aftersale_desktop.services.fault_codes import FaultCodeExistsError, FaultCodeIncompleteError
from aftersale_desktop.wording.catalogue import N_

BENCH_REFUSALS: dict[type[AfterSaleError], str] = {
    NotAtTheBenchError: N_("{number} is “{state}”. Start the diagnosis, or wait until it is back on the bench."),
    RepairsNotHereError: N_("{name} does not repair at {point}. Choose one of its technicians."),
    NothingDiagnosedError: N_("Write down what was found."),
    NoSuchComebackError: N_("{number} is no earlier repair of this product."),
    NoFindingError: N_("Tick what was found first."),
    FindingsContradictError: N_("“{first}” and “{second}” cannot both be true."),
    FindingNotProvenError: N_("What shows it? Attach a photo, or write down the reading."),
    PhotoOfCauseMissingError: N_(
        "Within six months the company proves the cause: attach a photo that shows it, then judge again."
    ),
    FaultCodeIncompleteError: N_("A fault code needs a platform, a code and a Chinese name."),
    FaultCodeExistsError: N_("{platform} has the code {code} already."),
}
