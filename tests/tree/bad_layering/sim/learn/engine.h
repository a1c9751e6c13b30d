#include <torch/torch.h>
#include "../econ/ledger.h"
