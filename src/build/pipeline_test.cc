// The pipeline: order kept, memory bounded, ends on the first error.
#include "build/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>

namespace tifa {
namespace {

struct Item {
  std::size_t task = 0, number = 0;
  std::uint64_t size = 1;
  std::atomic<std::int64_t>* alive = nullptr;  // counts the bytes of items that exist

  Item(std::size_t of_task, std::size_t place, std::uint64_t weight, std::atomic<std::int64_t>* counter)
      : task(of_task), number(place), size(weight), alive(counter) {
    if (alive != nullptr) alive->fetch_add(static_cast<std::int64_t>(size));
  }
  Item(Item&& other) noexcept : task(other.task), number(other.number), size(other.size), alive(other.alive) {
    other.alive = nullptr;
  }
  ~Item() {
    if (alive != nullptr) alive->fetch_sub(static_cast<std::int64_t>(size));
  }
  [[nodiscard]] std::uint64_t bytes() const { return size; }
};

TEST(Pipeline, GivesItemsInOrderOnAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::size_t task_expected = 0;
    std::size_t number_expected = 0;
    std::size_t taken = 0;
    const Status status = run_in_order<Item>(
        500, threads, 20,
        [](std::size_t task, const auto& emit) {
          for (std::size_t i = 0; i < task % 5; ++i)
            if (!emit(Item(task, i, 1 + task % 9, nullptr))) return;
        },
        [&](std::size_t task, Item item) -> Status {
          if (task != task_expected) {
            EXPECT_GT(task, task_expected);
            task_expected = task;
            number_expected = 0;
          }
          EXPECT_EQ(item.task, task);
          EXPECT_EQ(item.number, number_expected++);
          ++taken;
          return {};
        });
    EXPECT_TRUE(status);
    EXPECT_EQ(taken, 1000U);
  }
}

TEST(Pipeline, WhatIsThrownEndsAllAndIsThrownAgain) {
  for (const bool by_consumer : {false, true})
    for (const unsigned threads : {1U, 3U}) {
      const auto run = [&] {
        return run_in_order<Item>(
            500, threads, 3,
            [&](std::size_t task, const auto& emit) {
              if (!by_consumer && task == 40) throw std::runtime_error("task 40");
              for (std::size_t i = 0; i < 4; ++i)
                if (!emit(Item(task, i, 1, nullptr))) return;
            },
            [&](std::size_t task, Item) -> Status {
              if (by_consumer && task == 40) throw std::runtime_error("task 40");
              return {};
            });
      };
      try {
        static_cast<void>(run());
        FAIL() << "nothing was thrown";
      } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "task 40");
      }
    }
}

TEST(Pipeline, LooksAheadNoFurtherThanTheBudget) {
  std::atomic<std::int64_t> alive{0};
  std::int64_t most = 0;
  const Status status = run_in_order<Item>(
      200, 4, 100,
      [&](std::size_t task, const auto& emit) {
        for (std::size_t i = 0; i < 20; ++i)
          if (!emit(Item(task, i, 10, &alive))) return;
      },
      [&](std::size_t, Item) -> Status {
        most = std::max(most, alive.load());
        return {};
      });
  EXPECT_TRUE(status);
  // The budget, one item in each of four threads, one at the consumer, and one that the task whose turn it is may add.
  EXPECT_LE(most, 100 + 10 * 6);
  EXPECT_EQ(alive.load(), 0);
}

TEST(Pipeline, AnItemLargerThanTheBudgetGoesThrough) {
  std::size_t taken = 0;
  const Status status = run_in_order<Item>(
      50, 3, 10, [](std::size_t task, const auto& emit) { (void)emit(Item(task, 0, 1000, nullptr)); },
      [&](std::size_t, Item) -> Status {
        ++taken;
        return {};
      });
  EXPECT_TRUE(status);
  EXPECT_EQ(taken, 50U);
}

TEST(Pipeline, EndsOnTheFirstError) {
  std::atomic<std::size_t> produced{0};
  const Status status = run_in_order<Item>(
      100'000, 2, 50,
      [&](std::size_t task, const auto& emit) {
        produced.fetch_add(1);
        (void)emit(Item(task, 0, 10, nullptr));
      },
      [&](std::size_t task, Item) -> Status {
        if (task == 10) return fail(ErrorCode::kIo, "no more");
        return {};
      });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().what, "no more");
  EXPECT_LT(produced.load(), 1000U);
}

TEST(Pipeline, NoTasksNoWork) {
  EXPECT_TRUE(run_in_order<Item>(
      0, 4, 10, [](std::size_t, const auto&) { ADD_FAILURE(); }, [](std::size_t, Item) -> Status { return {}; }));
}

}  // namespace
}  // namespace tifa
