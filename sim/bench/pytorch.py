#!/usr/bin/env python3
"""The workloads of `partly-sim bench` in PyTorch, written as people write it: modules, autograd, torch.optim.

Started by the benchmark, which hands over a folder with what it drew (job.json, numbers.f32), so that both sides
train the same networks on the same batches from the same start. Speaks line by line: first the losses of one pass
over the batches, as JSON; then, for each number of seconds on standard input, what it did in about that time.
"""
import json
import os
import sys
import time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"
import torch
from torch import nn
import torch.nn.functional as F

torch.set_num_threads(1)


class Numbers:
    """The benchmark's 32-bit floats, read off in the order in which they were written."""

    def __init__(self, path):
        with open(path, "rb") as file:
            content = bytearray(file.read())
        self.all = torch.frombuffer(content, dtype=torch.float32) if content else torch.empty(0)
        self.at = 0

    def take(self, *shape):
        count = 1
        for side in shape:
            count *= side
        self.at += count
        return self.all[self.at - count : self.at].reshape(shape).clone()


def perceptron(widths, numbers, activation=nn.ReLU, last=False):
    layers = []
    for i, (fan_in, fan_out) in enumerate(zip(widths, widths[1:])):
        linear = nn.Linear(fan_in, fan_out)
        with torch.no_grad():
            linear.weight.copy_(numbers.take(fan_out, fan_in))
            linear.bias.copy_(numbers.take(fan_out))
        layers.append(linear)
        if last or i + 2 < len(widths):
            layers.append(activation())
    return nn.Sequential(*layers)


def distillation(logits, labels, teacher, temperature, alpha):
    """Hinton, Vinyals, Dean 2015: soft targets at a temperature beside the labels."""
    hard = F.cross_entropy(logits, labels)
    if alpha == 0:
        return hard
    soft = F.kl_div(
        F.log_softmax(logits / temperature, dim=1), F.softmax(teacher / temperature, dim=1), reduction="batchmean"
    )
    return (1 - alpha) * hard + alpha * temperature**2 * soft


class Cycle:
    """Steps through its batches again and again."""

    units = 1

    def next_batch(self):
        self.index = (getattr(self, "index", -1) + 1) % len(self.batches)
        return self.batches[self.index]


class Student(Cycle):
    def __init__(self, job, numbers, batches=None):
        self.job, self.batches = job, batches or read_batches(job, numbers)
        self.model = perceptron(job["widths"], numbers)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=job["learning_rate"])

    def step(self):
        x, labels, teacher = self.next_batch()
        self.optimizer.zero_grad(set_to_none=True)
        loss = distillation(self.model(x), labels, teacher, self.job["temperature"], self.job["alpha"])
        loss.backward()
        self.optimizer.step()
        return loss


def read_batches(job, numbers):
    batches = []
    for _ in range(job["batches"]):
        x = numbers.take(job["batch"], job["widths"][0])
        labels = numbers.take(job["batch"]).long()
        batches.append((x, labels, numbers.take(job["batch"], job["widths"][-1]) if job["alpha"] else None))
    return batches


class Loop:
    """A population, student after student."""

    def __init__(self, job, numbers):
        batches = read_batches(job, numbers)
        self.students = [Student(job, numbers, batches) for _ in range(job["students"])]
        self.batches, self.units = batches, job["students"]

    def step(self):
        return [student.step() for student in self.students][0]


class Population(Cycle):
    """A population at once: every matrix product has the students as its batch."""

    def __init__(self, job, numbers):
        self.job, self.batches, self.units = job, read_batches(job, numbers), job["students"]
        models = [perceptron(job["widths"], numbers) for _ in range(job["students"])]
        linears = [[layer for layer in model if isinstance(layer, nn.Linear)] for model in models]
        stacked = list(zip(*linears))
        self.weights = [nn.Parameter(torch.stack([l.weight.detach().t() for l in same])) for same in stacked]
        self.biases = [nn.Parameter(torch.stack([l.bias.detach()[None] for l in same])) for same in stacked]
        self.optimizer = torch.optim.Adam([*self.weights, *self.biases], lr=job["learning_rate"])

    def step(self):
        x, labels, teacher = self.next_batch()
        temperature, alpha, students = self.job["temperature"], self.job["alpha"], self.units
        self.optimizer.zero_grad(set_to_none=True)
        h = x.expand(students, *x.shape)
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            h = torch.baddbmm(bias, h, weight)
            if i + 1 < len(self.weights):
                h = h.relu()
        log_p = F.log_softmax(h, dim=-1)
        hard = -log_p.gather(-1, labels.expand(students, -1)[..., None]).mean(dim=(1, 2))
        target = F.softmax(teacher / temperature, dim=-1).expand_as(h)
        soft = F.kl_div(F.log_softmax(h / temperature, dim=-1), target, reduction="none").sum(-1).mean(1)
        losses = (1 - alpha) * hard + alpha * temperature**2 * soft
        losses.sum().backward()
        self.optimizer.step()
        return losses[0]


class Toy(Cycle):
    """The default network of a well-known teaching page: tanh throughout, squared error, plain SGD."""

    def __init__(self, job, numbers):
        self.batches = [(numbers.take(job["batch"], 2), numbers.take(job["batch"], 1)) for _ in range(job["batches"])]
        self.model = perceptron(job["widths"], numbers, nn.Tanh, last=True)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=job["learning_rate"])

    def step(self):
        x, y = self.next_batch()
        self.optimizer.zero_grad(set_to_none=True)
        loss = 0.5 * F.mse_loss(self.model(x), y)
        loss.backward()
        self.optimizer.step()
        return loss


class Phrases(Cycle):
    """A recurrent language model on windows of text."""

    class Model(nn.Module):
        def __init__(self, symbols, embedding, hidden):
            super().__init__()
            self.embedding = nn.Embedding(symbols, embedding)
            self.gru = nn.GRU(embedding, hidden)
            self.output = nn.Linear(hidden, symbols)

        def forward(self, text):
            return self.output(self.gru(self.embedding(text))[0])

    def __init__(self, job, numbers):
        symbols, embedding, hidden = job["symbols"], job["embedding"], job["hidden"]
        window = (job["window"] + 1, job["streams"])
        self.batches = [numbers.take(*window).long() for _ in range(job["batches"])]
        self.model = self.Model(symbols, embedding, hidden)
        self.clip = job["clip"]
        with torch.no_grad():
            gru, output = self.model.gru, self.model.output
            for place in (self.model.embedding.weight, gru.weight_ih_l0, gru.weight_hh_l0, gru.bias_ih_l0,
                          gru.bias_hh_l0, output.weight, output.bias):
                place.copy_(numbers.take(*place.shape))
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=job["learning_rate"])

    def step(self):
        text = self.next_batch()
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.model(text[:-1])
        loss = F.cross_entropy(logits.flatten(0, 1), text[1:].flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.clip)
        self.optimizer.step()
        return loss


class Maps:
    """Two decision maps as pictures."""

    units, batches = 1, []

    def __init__(self, job, numbers):
        side = job["side"]
        centres = (torch.arange(side) + 0.5) * (2 / side) - 1
        y, x = torch.meshgrid(-centres, centres, indexing="ij")
        self.places = torch.stack([x.flatten(), y.flatten()], dim=1)
        self.palette = numbers.take(job["networks"][0][-1], 3)
        self.models = [perceptron(widths, numbers) for widths in job["networks"]]

    @torch.inference_mode()
    def step(self):
        for model in self.models:
            confidence, choice = model(self.places).softmax(dim=1).max(dim=1)
            colour = (self.palette[choice] * confidence[:, None] * 255).to(torch.uint8)
            opaque = torch.full((len(colour), 1), 255, dtype=torch.uint8)
            self.picture = torch.cat([colour, opaque], dim=1)


class Futures:
    """Monte Carlo futures of a lab: the formulas of sim/econ/futures.h."""

    batches = []

    def __init__(self, job, numbers):
        self.now, self.drivers, self.quarters = job["now"], job["drivers"], job["quarters"]
        self.units = job["futures"]

    @torch.inference_mode()
    def step(self):
        n, d, now = self.units, self.drivers, self.now
        chance = {name: 1 - torch.exp(torch.tensor(-d[name])) for name in d if name.endswith("hazard")}
        start = lambda value: torch.full((n,), float(value))
        cash, revenue, cost = start(now["cash_usd"]), start(now["revenue_usd"]), start(now["cost_usd"])
        capability, claims = start(now["capability_points"]), start(now["claims_usd"])
        ruined = torch.zeros(n, dtype=torch.bool)
        cut, enjoined = ruined.clone(), ruined.clone()
        for _ in range(self.quarters):
            normal, uniform = torch.randn(6, n), torch.rand(4, n)
            go_on = ~ruined
            cut = cut | (go_on & (uniform[2] < chance["access_cut_hazard"]))
            enjoined = enjoined | (go_on & (uniform[3] < chance["injunction_hazard"]) & (claims > 0))
            gain = torch.where(cut, d["gain_after_cut"], 1.0) * (d["gain_points"] + d["gain_sd"] * normal[3])
            new_capability = (capability + gain).clamp(0, 100)
            growth = d["growth_per_point"] * (new_capability - now["capability_points"]) + d["growth"]
            revenue = revenue * torch.exp(growth + d["growth_sd"] * normal[0])
            sales = revenue * torch.exp(d["sales_sd"] * normal[1] - d["sales_sd"] ** 2 / 2)
            sales = sales * torch.where(enjoined, d["sales_when_enjoined"], 1.0)
            cost = cost * torch.exp(d["cost_growth"] + d["cost_growth_sd"] * normal[2])
            size = torch.exp(d["claim_log_usd"] + d["claim_log_sd"] * normal[4])
            new_claims = claims + torch.where(uniform[0] < chance["claim_hazard"], size, 0.0)
            fees = d["defence_usd"] * torch.exp(d["defence_sd"] * normal[5] - d["defence_sd"] ** 2 / 2)
            settled = uniform[1] < chance["settlement_hazard"]
            paid = torch.where(settled, new_claims * (1 - d["insured_share"]), 0.0)
            new_cash = cash + sales - cost - torch.where(new_claims > 0, fees, 0.0) - paid
            cash = torch.where(go_on, new_cash, cash)
            capability = torch.where(go_on, new_capability, capability)
            claims = torch.where(go_on, torch.where(settled, 0.0, new_claims), claims)
            ruined = ruined | (cash < 0)
        at = torch.quantile(cash, torch.tensor([0.05, 0.5, 0.95]))
        self.seen = [float(at[0]), float(at[1]), float(at[2]), float(ruined.float().mean())]


def work_for(worker, seconds):
    steps, begin, used = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - begin < seconds:
        worker.step()
        steps += 1
    return {"units": steps * worker.units, "seconds": time.perf_counter() - begin,
            "processor_s": time.process_time() - used}


def main():
    with open(os.path.join(sys.argv[1], "job.json")) as file:
        job = json.load(file)
    worker = globals()[job["worker"]](job, Numbers(os.path.join(sys.argv[1], "numbers.f32")))
    losses = [float(worker.step()) for _ in worker.batches]
    if not losses:
        worker.step()
    print(json.dumps({"losses": losses, "torch": torch.__version__, "seen": getattr(worker, "seen", [])}), flush=True)
    for line in sys.stdin:
        print(json.dumps(work_for(worker, float(line))), flush=True)


if __name__ == "__main__":
    main()
